import assert from 'node:assert/strict';
import { strToU8, zipSync } from 'fflate';
import { refusal } from './readSource';
import { docxWith, odtXml } from './sourceFiles';

describe('import of transcripts that mean harm', () => {
  it('refuses files that would become too large, whatever they say of their sizes', async () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(100 * 2 ** 20).fill(32) });
    assert.ok(bomb.length < 2 ** 20);
    assert.match(await refusal('a.docx', bomb), /more than 96 MB/);
    assert.match(
      await refusal('a.odt', zipSync({ 'content.xml': new Uint8Array(100 * 2 ** 20) })),
      /more than 96 MB/,
    );
    const long = `<w:p><w:r><w:t>${'a'.repeat(21e6)}</w:t></w:r></w:p>`;
    assert.match(await refusal('a.docx', docxWith(long)), /more than 20 million characters/);
  });

  it('refuses files of 100 MB in every format', async () => {
    const large = new Uint8Array(100 * 2 ** 20).fill(32);
    for (const name of ['a.docx', 'a.pdf', 'a.json', 'a.txt', 'a.vtt', 'a.eaf'])
      assert.match(await refusal(name, large), /larger than 64 MB/);
  });

  it('reads no entities and no definitions of documents', async () => {
    const laughs = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>';
    const external = '<!DOCTYPE x SYSTEM "file:///etc/passwd">';
    for (const name of ['a.exb', 'a.eaf', 'a.fodt'])
      for (const doctype of [laughs, external])
        assert.match(await refusal(name, `${doctype}<a>&b;</a>`), /document type/);
    // Transcriber names a definition, which is not looked for
    assert.match(await refusal('a.trs', `${laughs}<Trans>&b;</Trans>`), /document type/);
    assert.match(await refusal('a.trs', `${external}<Trans>&b;</Trans>`), /not valid XML/);
    const word = zipSync({ 'word/document.xml': strToU8(`${laughs}<document>&b;</document>`) });
    assert.match(await refusal('a.docx', word), /document type/);
  });

  it('refuses what is nested too deep', async () => {
    const deep = 100_000;
    assert.match(await refusal('a.docx', docxWith('<w:p>'.repeat(deep))), /nested/);
    assert.match(await refusal('a.fodt', odtXml([], '<text:p>'.repeat(deep))), /nested/);
    assert.match(await refusal('a.html', '<div>'.repeat(deep)), /nested/);
    assert.match(await refusal('a.rtf', `{\\rtf1 ${'{'.repeat(deep)}`), /nested/);
    assert.match(await refusal('a.json', '['.repeat(deep)), /nested/);
    assert.match(await refusal('a.json', '{"a":'.repeat(deep)), /nested/);
  });

  it('takes only the text of an archive, whatever its other files are called', async () => {
    const archive = zipSync({
      '../../../etc/passwd': strToU8('x'),
      '/word/document.xml': strToU8('<document/>'),
      'word/../word/document.xml': strToU8('<document/>'),
    });
    assert.match(await refusal('a.docx', archive), /not a Word document/);
  });

  it('is done in time that grows with the file', async () => {
    // each of these is slow where a part is looked at again for every sign before it
    const many = 300_000;
    const said = ['<a "', '<a \'">', '<!--', '&', '<<', '</', '<b '].map(part => part.repeat(many));
    for (const html of said) await refusalOrNothing('a.html', html);
    const head = 'WEBVTT\n\n00:01.000 --> 00:02.000\n';
    for (const part of ['<', '< ', '<v ', '{\\', '>> ', ': ', 'A', '- '])
      await refusalOrNothing('a.vtt', head + part.repeat(many));
    await refusalOrNothing('a.vtt', '00:01.000 --> 00:02.000\na\n'.repeat(many / 3));
    await refusalOrNothing('a.cha', '*A:\ta\n'.repeat(many));
    for (const part of ["\\'", '\\u1 ', '{}', '\\cell', '\\row', '\\intbl\\cell ', ' \\tab'])
      await refusalOrNothing('a.rtf', `{\\rtf1 ${part.repeat(many)}}`);
    const words = Array.from({ length: many }, () => ({ word: 'a', speaker: 0 }));
    await refusalOrNothing(
      'a.json',
      JSON.stringify({ results: { channels: [{ alternatives: [{ words }] }] } }),
    );
  }).timeout(120_000);

  it('refuses what is not what its name says', async () => {
    for (const name of [
      'a.docx',
      'a.odt',
      'a.pdf',
      'a.rtf',
      'a.vtt',
      'a.srt',
      'a.json',
      'a.exb',
      'a.eaf',
      'a.trs',
      'a.cha',
    ])
      assert.match(await refusal(name, 'Hello, world'), /^[A-Z].*\.$/s, name);
    assert.match(await refusal('a.txt', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0, 8)), /not text/);
    assert.match(await refusal('a.txt', ' \n'), /empty/);
    assert.match(await refusal('a.html', '<p> </p>'), /no text/);
    assert.match(await refusal('a.exb', '<basic-transcription/>'), /no transcription/);
    assert.match(await refusal('a.json', '{"segments": []}'), /not that of a known program/);
  });
});

async function refusalOrNothing(name: string, content: string): Promise<void> {
  const { readTranscriptFile } =
    await import('../../../../../src/core/exchange/transcriptsIn/readTranscriptFile');
  const { layOut } = await import('../../../../../src/core/exchange/transcriptsIn/layOut');
  const read = await readTranscriptFile(name, new TextEncoder().encode(content));
  if (read.ok) assert.ok(layOut(read.value, { labels: [] }).text.length > 0);
}
