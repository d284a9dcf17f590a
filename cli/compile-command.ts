import type { CompiledPipeline } from "../shared/compiler/compilation.ts";
import type { CompileSettings } from "../shared/usecases/reconcile/compile-project.ts";
import type { Command, Console } from "./command.ts";
import { compileWorkspace } from "./compile-workspace.ts";
import { COMPILE_HELP, COMPILE_OPTIONS, type CompileValues, parseCommand } from "./read-options.ts";
import { reportDiagnostics } from "./report-diagnostics.ts";

type Values = CompileValues & Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** What a command makes of compiled pipelines: the same for people and for programs. */
export type CompileResult = {
  /** Nothing where the diagnostics say all. */
  readonly text?: string;
  readonly json: Readonly<Record<string, unknown>>;
};

export type CompileCommand = {
  readonly name: string;
  readonly summary: string;
  /** How it is called, after its name. */
  readonly usage: string;
  /** Lines on its own options. */
  readonly help?: readonly string[];
  readonly options?: Readonly<Record<string, { readonly type: "string" | "boolean" }>>;
  /** Whether notes are told too, and how many there are of each kind: that is, whether diagnostics are the result. */
  readonly isAboutDiagnostics?: boolean;
  /** Takes from the words what are not conf files. */
  readonly takePaths?: (words: readonly string[]) => readonly string[];
  /** Whether values of the installation that are not set come from the environment, as they do in the functions. */
  readonly isInstalled?: (values: Values) => boolean;
  readonly act: (request: {
    readonly pipelines: readonly CompiledPipeline[];
    readonly values: Values;
    readonly words: readonly string[];
    readonly installation: CompileSettings;
    readonly console: Console;
  }) => Promise<CompileResult> | CompileResult;
};

/** A command over what conf files compile to; it acts only on what compiles, and tells every mistake otherwise. */
export const compileCommand = ({
  name,
  summary,
  usage,
  help = [],
  options = {},
  isAboutDiagnostics = false,
  takePaths = (words) => words,
  isInstalled = () => false,
  act,
}: CompileCommand): Command => ({
  name,
  summary,
  help: [`slipway ${name} ${usage}`, "", summary, "", ...help, COMPILE_HELP].join("\n"),
  run: async (args, console) => {
    const parsed = parseCommand(args, { ...COMPILE_OPTIONS, ...options });
    const values = parsed.values as Values;
    const words = parsed.positionals;
    const { workspace, compilation, installation } = await compileWorkspace({
      ...values,
      paths: takePaths(words),
      folder: console.folder,
      isInstalled: isInstalled(values),
      environment: isInstalled(values) ? console.environment : {},
    });
    const { diagnostics, pipelines } = compilation;
    const isWrong = diagnostics.some(({ severity }) => severity === "error");
    const print = (json: object): void => console.out(JSON.stringify(json, undefined, 2));
    if (values.json && isWrong) print({ diagnostics });
    if (!values.json)
      reportDiagnostics(workspace, diagnostics, {
        ...console,
        ...values,
        isWhole: isAboutDiagnostics || isWrong,
      });
    if (isWrong) return 1;
    const { text, json } = await act({ pipelines, values, words, installation, console });
    if (values.json) print({ ...json, diagnostics });
    else if (text !== undefined) console.out(text);
    return 0;
  },
});
