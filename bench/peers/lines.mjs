// Answers JSON Lines of standard input on standard output, in the same order.
import { createInterface } from 'node:readline';
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

export async function answerLines(answer) {
  const output = createWriteStream(null, { fd: 1, autoClose: false });
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    const row = JSON.parse(line);
    if (!output.write(JSON.stringify({ id: row.id, ...(await answer(row)) }) + '\n')) {
      await once(output, 'drain');
    }
  }

  output.end();
  await once(output, 'finish');
}
