// A line of records in, a line of files out, until the input ends.
import { createInterface } from 'node:readline';
import { toBibtex, toBibtexFile } from '../../docs/assets/export/bibtex.js';
import { toCslFile } from '../../docs/assets/export/csl.js';
import { toRisFile } from '../../docs/assets/export/ris.js';

for await (const line of createInterface({ input: process.stdin })) {
  const papers = JSON.parse(line);
  const answer = {
    bibtex: toBibtexFile(papers),
    ris: toRisFile(papers),
    csl: toCslFile(papers),
    entries: papers.map(toBibtex).join('\0'),
  };
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
