import assert from 'node:assert/strict';
import fs from 'node:fs';

const page = fs.readFileSync('docs/troubleshooting.md', 'utf8');
const quoted = [...page.matchAll(/^> (.+)$/gm)].map(match => match[1]!);

describe('docs/troubleshooting.md', () => {
  it('quotes messages as the program has them, with “…” for what they are about', () => {
    const catalogues = ['l10n/bundle.l10n.json', 'package.nls.json'].flatMap(file =>
      Object.entries(JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, string>),
    );
    const known = new Set(catalogues.map(([key, text]) => withoutPlaces(key.includes(' ') ? key : text)));
    assert.deepEqual(
      quoted.filter(message => !known.has(message)),
      [],
    );
  });

  it('quotes each message once, and says why it is there and what to do', () => {
    assert.deepEqual(
      quoted.filter((message, index) => quoted.indexOf(message) !== index),
      [],
    );
    const bare = page
      .split(/^> /m)
      .slice(1)
      .filter(entry => !/^.+\n\n\*\*Why\*\*: .+ \*\*Do\*\*: /.test(entry));
    assert.deepEqual(bare, []);
    assert.ok(quoted.length > 20);
  });
});

function withoutPlaces(message: string): string {
  return message.replace(/\{\d+\}/g, '…');
}
