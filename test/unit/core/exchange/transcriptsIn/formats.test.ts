import assert from 'node:assert/strict';
import { TRANSCRIPT_ENDINGS } from '../../../../../src/core/exchange/transcriptsIn/readTranscriptFile';
import { imported, turnsIn } from './readSource';
import { SAID, sourceFiles } from './sourceFiles';

/** How programs that only count speakers, or write them in capitals, call them. */
const OTHER_NAMES: Readonly<Record<string, readonly [string, string]>> = {
  'a.srt': ['INTERVIEWER', 'ANNA'],
  'a.cha': ['INT', 'ANN'],
  'aws.json': ['spk_0', 'spk_1'],
  'assemblyai.json': ['Speaker A', 'Speaker B'],
  'azure.json': ['Speaker 1', 'Speaker 2'],
  'google.json': ['Speaker 1', 'Speaker 2'],
  'deepgram.json': ['Speaker 0', 'Speaker 1'],
  'deepgram-utterances.json': ['Speaker 0', 'Speaker 1'],
  'rev.json': ['Speaker 0', 'Speaker 1'],
};
const WITHOUT_SPEAKERS = ['whisper.json', 'whispercpp.json'];
const TIMES = ['00:00:01', '00:00:05', '00:00:10', '01:02:05', '01:02:11'];

describe('transcripts from files of other programs', () => {
  it('have the same turns whichever format they come in', async () => {
    const files = await sourceFiles();
    const endings = new Set([...files.keys()].map(name => name.split('.').at(-1)));
    assert.deepEqual(
      TRANSCRIPT_ENDINGS.filter(ending => ending !== 'htm' && !endings.has(ending)),
      [],
    );
    for (const [name, bytes] of files) {
      if (WITHOUT_SPEAKERS.includes(name)) continue;
      const [interviewer, anna] = OTHER_NAMES[name] ?? ['Interviewer', 'Anna'];
      const isTimed = !/\.(?:docx|f?odt|rtf|pdf|html|txt|md)$|^otter/.test(name);
      const expected = SAID.map(
        ({ speaker, text }, i) =>
          `${speaker === 'Anna' ? anna : interviewer}|${isTimed ? TIMES[i] : ''}|${text}`,
      );
      const found = await imported(name, bytes);
      assert.deepEqual(turnsIn(found), expected, name);
      assert.equal(found.speakers, undefined, name);
    }
  });

  it('are paragraphs with times where nobody is named', async () => {
    const files = await sourceFiles();
    for (const name of WITHOUT_SPEAKERS)
      assert.equal(
        (await imported(name, files.get(name)!)).text,
        '[00:00:01] So how was it for you, at the beginning? It was fine. Schön & gut, “really”. And then? Was it < 3 weeks?\n\n' +
          '[01:02:05] Naïve as I was, I stayed. Thank you.\n',
      );
  });

  it('are refused with a reason that names what can be read', async () => {
    const { readTranscriptFile } =
      await import('../../../../../src/core/exchange/transcriptsIn/readTranscriptFile');
    const read = await readTranscriptFile('a.mp3', Uint8Array.of(1));
    assert.match(read.ok ? '' : read.error, /“\.mp3” files. Possible are: docx, odt/);
  });
});
