import { readdirSync } from "node:fs";

// The fast tests of the compiler and of the configuration as one test file. Jest loads every module anew for each test file,
// and almost each of these files needs the whole compiler: as one file a mutant is tested in a fifth of the time.
// Properties stay out: they test with random data, and what only they would find deserves an example that states it.
const TESTS = new URL("../", import.meta.url);
const FOLDERS = ["unit/compiler/", "unit/config/"];

const filesIn = (folder: string): readonly string[] =>
  readdirSync(new URL(folder, TESTS), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".test.ts"))
    .sort()
    .map((file) => `${folder}${file}`);

for (const file of [...FOLDERS.flatMap(filesIn), "golden/cases.test.ts"])
  await import(new URL(file, TESTS).pathname);
