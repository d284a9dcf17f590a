import type { CompiledPipeline } from "../../compiler/compilation.ts";
import type { Asset } from "../../domain/asset.ts";
import { archiveMismatch, sourceTooLarge } from "../../domain/errors.ts";
import type { Snapshot } from "../../domain/snapshot.ts";
import type { SourceReference } from "../../domain/source-reference.ts";
import type { CodeStore, PackageFile } from "../../ports/code-store.ts";
import type { SourceHost } from "../../ports/source-host.ts";
import { codeKeys } from "./code-keys.ts";
import { digestSource } from "./digest-source.ts";
import { gitBlobName } from "./git-blob-name.ts";
import type { SourceCatalog } from "./source-catalog.ts";
import { type SourceFile, sourceFiles } from "./source-files.ts";

// A package is held in memory while it is packed; code belongs in it, data sets do not.
const SIZE_LIMIT = 200 * 1024 * 1024;

export type UploadCode = {
  readonly host: SourceHost;
  readonly code: CodeStore;
  readonly catalog: SourceCatalog;
  readonly snapshotOf: (repository: string) => Promise<Snapshot>;
};

type Wanted = { readonly key: string; readonly source: SourceReference };
type Package = { readonly key: string; readonly files: readonly SourceFile[] };

const keys = codeKeys("");

const planPackage = (snapshot: Snapshot, { key, source }: Wanted): Package => {
  const confs = new Set(snapshot.confs.map(({ path }) => path));
  const files = sourceFiles({ entries: snapshot.entries, confs }, source);
  if (files.reduce((sum, { entry }) => sum + entry.size, 0) > SIZE_LIMIT)
    throw sourceTooLarge(source.repository, source.directory, SIZE_LIMIT);
  if (!key.includes(digestSource(files))) throw archiveMismatch(source.repository, source.directory);
  return { key, files };
};

const fetchContents = async (host: SourceHost, snapshot: Snapshot, packages: readonly Package[]) => {
  const wanted = new Map(
    packages.flatMap(({ files }) => files.map(({ entry }) => [entry.path, entry] as const)),
  );
  const contents = new Map<string, Uint8Array>();
  for await (const { path, content } of host.archive(snapshot.repository, snapshot.commit, (path) =>
    wanted.has(path),
  )) {
    // The key promises the content that the tree lists, so what the archive holds is checked against it.
    if (gitBlobName(content) !== wanted.get(path)?.sha) throw archiveMismatch(snapshot.repository, path);
    contents.set(path, content);
  }
  return contents;
};

const assemble = (
  snapshot: Snapshot,
  { files }: Package,
  contents: ReadonlyMap<string, Uint8Array>,
): readonly PackageFile[] =>
  files.map(({ path, entry }) => {
    const content = contents.get(entry.path);
    if (!content) throw archiveMismatch(snapshot.repository, entry.path);
    return { path, content, executable: entry.mode === "100755" };
  });

const uploadSources = async (
  { host, code, snapshotOf }: UploadCode,
  repository: string,
  wanted: readonly Wanted[],
) => {
  const snapshot = await snapshotOf(repository);
  const packages = wanted.map((each) => planPackage(snapshot, each));
  const contents = await fetchContents(host, snapshot, packages);
  await Promise.all(packages.map((each) => code.putPackage(each.key, assemble(snapshot, each, contents))));
};

const uploadAsset = async (code: CodeStore, key: string, asset: Asset): Promise<void> => {
  if (asset.kind === "text") return code.putText(key, asset.text);
  const encoder = new TextEncoder();
  const files = Object.entries(asset.files).map(([path, text]) => ({
    path,
    content: encoder.encode(text),
    executable: false,
  }));
  await code.putPackage(key, files);
};

const lacking = async <T extends { readonly key: string }>(
  code: CodeStore,
  wanted: readonly T[],
): Promise<readonly T[]> => {
  const unique = [...new Map(wanted.map((each) => [each.key, each])).values()];
  const present = await Promise.all(unique.map(({ key }) => code.has(key)));
  return unique.filter((_, index) => !present[index]);
};

/**
 * Puts into the bucket whatever code the pipelines name and the bucket lacks. Code that is there costs one look;
 * each repository whose code is missing is fetched once.
 */
export const uploadCode = async (
  upload: UploadCode,
  pipelines: readonly CompiledPipeline[],
): Promise<void> => {
  const sources = pipelines.flatMap(({ name, sources }) =>
    sources.map((source) => ({ key: keys.source(name, upload.catalog.digest(source) ?? ""), source })),
  );
  const assets = pipelines.flatMap(({ name, assets }) =>
    assets.map((asset) => ({ key: keys.asset(name, asset), asset })),
  );
  const [missingSources, missingAssets] = await Promise.all([
    lacking(upload.code, sources),
    lacking(upload.code, assets),
  ]);
  const byRepository = Map.groupBy(missingSources, ({ source }) => source.repository);
  await Promise.all([
    ...[...byRepository].map(([repository, wanted]) => uploadSources(upload, repository, wanted)),
    ...missingAssets.map(({ key, asset }) => uploadAsset(upload.code, key, asset)),
  ]);
};
