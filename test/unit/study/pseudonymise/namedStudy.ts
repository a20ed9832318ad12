import assert from 'node:assert/strict';
import { captureSegment } from '../../../../src/core/anchoring/anchors/capture';
import { ok } from '../../../../src/core/base/result';
import type { SeededRandom } from '../../../../src/core/base/random';
import { addSegment } from '../../../../src/core/coding/operations';
import type { Replacement } from '../../../../src/core/pseudonyms/replacement';
import { textVersion } from '../../../../src/core/text/textVersion';
import { Study } from '../../../../src/study/study';
import { MemoryFileStore } from '../memoryFileStore';

export const REPLACEMENTS: readonly Replacement[] = [
  { find: 'Anna Weber', replacement: 'Person 1', kind: 'name' },
  { find: 'Anna', replacement: 'Person 1', kind: 'name' },
  { find: 'Weber', replacement: 'Person 1', kind: 'name' },
  { find: 'Ann', replacement: 'Person 2', kind: 'name' },
  { find: 'José', replacement: 'Person 3', kind: 'name' },
  { find: "O'Brien", replacement: 'Y', kind: 'name' },
  { find: 'anna.weber@web.de', replacement: '[mail address 1]', kind: 'mail' },
  { find: '12/04/1987', replacement: '[date 1]', kind: 'date' },
  { find: 'Bad Orb', replacement: 'a very small town in the hills', kind: 'name' },
];
export const PATHS = ['interviews/anna_weber.txt', 'interviews/José 2.txt', '03.txt'] as const;
export const CODERS = ['nd', 'kl', 'consensus'] as const;
const WORDS = [
  'so',
  'I',
  'told',
  'it',
  '🙂',
  '𝒜x',
  'Annabel',
  'Webern',
  'Josefa',
  'well,',
  'yes.',
  'Anna’s',
  'Anna-Weber',
];
const LABELS = ['INT', 'Anna', 'José', 'P3'];
const ENDS = ['\n', '\r\n', '\r'];
const ENCODINGS = ['utf-8', 'bom', 'utf-16le', 'utf-16be'] as const;

/** A study in which people are named everywhere that names can be. */
export async function namedStudy(random: SeededRandom): Promise<MemoryFileStore> {
  const any = <T>(list: readonly T[]): T => list[random.below(list.length)]!;
  const words = (count: number) =>
    Array.from({ length: count }, () => (random.below(3) === 0 ? any(REPLACEMENTS).find : any(WORDS))).join(
      ' ',
    );
  const isHashed = random.below(4) === 0;
  const disk = new MemoryFileStore({
    'study.json': JSON.stringify({
      schema: 1,
      name: 'With Anna Weber',
      transcripts: ['interviews/*.txt', '03.txt'],
      quotes: isHashed ? 'hashed' : 'full',
      memo: words(4),
      interviewers: ['INT'],
      participants: [
        { id: 'anna-weber', name: 'Anna Weber', speakers: ['Anna'], attributes: { no: 1, about: words(3) } },
        { id: 'jose', name: 'José', speakers: ['José'], attributes: { no: 2, 'of Ann': 'Bad Orb' } },
        { id: 'p3', speakers: ['P3'], transcripts: ['interviews/anna_weber.txt'], attributes: { no: 3 } },
      ],
      groups: [
        { id: 'of-jose', name: 'of José', transcripts: ['interviews/J*.txt', 'interviews/anna_weber.txt'] },
      ],
      coders: [{ id: 'nd', name: 'N. D.' }, { id: 'kl' }],
      reports: [
        {
          id: 'by-anna',
          name: 'By Anna',
          analysis: 'frequency',
          scope: { participants: ['anna-weber'], transcripts: ['interviews/anna_weber.txt'] },
        },
      ],
      unknown: { deep: ['Ann said'] },
    }),
    'codebook.json': JSON.stringify({
      schema: 1,
      codes: [
        { id: 'fear-x7k2', name: 'Fear of Weber', description: words(5), example: words(6), memo: words(3) },
        { id: 'hope-m3p9', name: 'Hope', include: words(2), exclude: 'not Ann' },
      ],
      queries: [
        { id: 'q-a1b2', name: 'Of Anna', query: 'fear-x7k2 AND participant:anna-weber AND "Bad Orb"' },
      ],
      rules: [{ id: 'r-a1b2', name: 'Ann', search: 'Weber', unit: 'hit', codes: ['hope-m3p9'] }],
    }),
    'memos/About Anna.md': `---\ncodes: [fear-x7k2]\ntranscripts: [${PATHS[0]}]\nparticipants: [anna-weber, José]\n---\n# On Ann\n\n${words(12)} [Anna said 12/04/1987](segment:s0)\n`,
  });
  for (const path of PATHS) disk.put(path, transcript());
  await code(disk);
  return disk;

  function transcript(): Uint8Array {
    let text = '';
    for (let turn = 0, count = 1 + random.below(5); turn < count; turn++) {
      // names run over lines, too
      const said = words(1 + random.below(12)).replaceAll(' ', () => (random.below(12) === 0 ? '\n' : ' '));
      text += `${any(LABELS)}: ${said.replace(/\n(?=\S+:)/g, ' ')}\n${random.below(2) === 0 ? '\n' : ''}`;
    }
    if (random.below(3) === 0) text = text.normalize('NFD');
    const end = any(ENDS);
    return encoded(text.replaceAll('\n', end), any(ENCODINGS));
  }

  async function code(store: MemoryFileStore): Promise<void> {
    const study = await Study.open(store);
    for (const { path, text } of study.transcripts) {
      const version = textVersion(text);
      for (const coder of CODERS)
        for (let i = 0, count = random.below(7); i < count; i++) {
          const [a, b] = [random.below(text.length), random.below(text.length)].map(at =>
            /[\udc00-\udfff]/.test(text[at]!) ? at - 1 : at,
          );
          const span = { start: Math.min(a!, b!), end: Math.max(a!, b!) };
          if (span.start === span.end) continue;
          const segment = {
            ...captureSegment({
              id: `s${i}`,
              text,
              version: version.id,
              span,
              codes: random.below(2) === 0 ? ['fear-x7k2'] : ['fear-x7k2', 'hope-m3p9'],
              created: '2030-01-01T00:00:00Z',
              hashed: isHashed ? { salt: '' } : undefined,
            }),
            ...(random.below(2) === 0 ? { memo: words(4) } : {}),
          };
          const made = await study.changeSidecar(path, coder, file => addSegment(file, segment, version));
          assert.ok(made.ok);
        }
      const memo = words(3);
      if (study.transcript(path)!.allSidecars.has('nd'))
        await study.changeSidecar(path, 'nd', file => ok({ ...file, memo }));
    }
  }
}

export function encoded(text: string, encoding: (typeof ENCODINGS)[number]): Uint8Array {
  if (encoding === 'utf-8' || encoding === 'bom')
    return Buffer.from(encoding === 'bom' ? `\ufeff${text}` : text);
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return new Uint8Array(encoding === 'utf-16be' ? bytes.swap16() : bytes);
}
