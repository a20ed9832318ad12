import assert from 'node:assert/strict';
import { zipSync } from 'fflate';
import { readCodebookFile } from '../../../../../src/core/exchange/codebookIn/readCodebookFile';

const bytes = (text: string) => new TextEncoder().encode(text);

async function refusal(name: string, content: Uint8Array): Promise<string> {
  const incoming = await readCodebookFile(name, content);
  assert.ok(!incoming.ok);
  return incoming.error;
}

describe('import of files that mean harm', () => {
  const qdc = (codes: string, before = '') =>
    bytes(
      `<?xml version="1.0"?>${before}<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>${codes}</Codes></CodeBook>`,
    );
  const code = (inside: string) => `<Code guid="" name="a" isCodable="true">${inside}</Code>`;

  it('reads no document type, and so no entities', async () => {
    const laughs = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>';
    assert.match(
      await refusal('c.qdc', qdc(code('<Description>&b;</Description>'), laughs)),
      /document type/,
    );
    const external = '<!DOCTYPE x SYSTEM "file:///etc/passwd">';
    assert.match(await refusal('c.qdc', qdc(code(''), external)), /document type/);
    assert.match(await refusal('c.qdc', qdc(code('<Description>&b;</Description>'))), /not valid XML/);
  });

  it('refuses codes that are nested too deep, in every format', async () => {
    const deep = 100_000;
    assert.match(await refusal('c.qdc', qdc(code('').replace('</Code>', '').repeat(deep))), /nested/);
    const lists = Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}- a${i}\n`).join('');
    assert.match(await refusal('c.md', bytes(lists)), /more than 200 levels/);
    const rows = Array.from({ length: 5000 }, (_, i) => `c${i},${i === 0 ? '' : `c${i - 1}`}\n`).join('');
    assert.match(await refusal('c.csv', bytes(`name,parent\n${rows}`)), /more than 200 levels/);
    assert.match(await refusal('c.json', bytes('['.repeat(deep))), /not valid JSON|nested/);
  });

  it('refuses more codes than any codebook has', async () => {
    const rows = Array.from({ length: 20_001 }, (_, i) => `c${i}\n`).join('');
    assert.match(await refusal('c.csv', bytes(`name\n${rows}`)), /more than 20000 codes/);
    assert.match(await refusal('c.qdc', qdc(code('').repeat(20_001))), /more than 20000 codes/);
  });

  it('refuses a workbook that would become too large, whatever it says of its sizes', async () => {
    const sheet = new Uint8Array(100 * 2 ** 20).fill(32);
    const bomb = zipSync({ 'xl/workbook.xml': bytes('<a/>'), 'xl/worksheets/sheet1.xml': sheet });
    assert.ok(bomb.length < 2 ** 20);
    assert.match(await refusal('c.xlsx', bomb), /more than 96 MB/);
    // a header that tells of one byte
    const lying = bomb.slice();
    const at = lying.findLastIndex((byte, i) => byte === 0x50 && lying[i + 2] === 1 && lying[i + 3] === 2);
    new DataView(lying.buffer).setUint32(at + 24, 1, true);
    assert.match(await refusal('c.xlsx', lying), /more than 96 MB/);
  });

  it('refuses what is none of the files that it can read', async () => {
    assert.match(await refusal('c.xlsx', bytes('not a workbook')), /damaged|not an Excel/);
    assert.match(await refusal('c.docx', bytes('x')), /cannot be read from “\.docx”/);
    assert.match(await refusal('c.md', Uint8Array.of(0xff, 0xfe, 0xfd, 0x80)), /neither UTF-8|No codes/);
    assert.match(await refusal('c.csv', bytes('a,b\n1,2\n')), /No column/);
    assert.match(await refusal('c.csv', bytes('name,parent\na,b\nb,a\n')), /own ancestor/);
    assert.match(
      await refusal('c.csv', bytes('name\nTrust\ntrust\n')),
      /Line 3: “trust” is on line 2 already/,
    );
    assert.match(await refusal('c.csv', bytes('id,name\na,Trust\na,Fear\n')), /id “a” is on line 2/);
  });
});
