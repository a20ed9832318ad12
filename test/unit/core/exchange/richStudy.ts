import { randomStudy, Random, type RandomStudy } from '../analyses/kit/randomStudy';
import { scaledFiles } from '../analyses/kit/scaledStudy';

type Json = Record<string, unknown>;
interface Files {
  readonly study: RandomStudy;
  readonly files: Record<string, Uint8Array>;
}

/** What XML and other programs could take for something of their own. */
const TEXTS = [
  'Why so?\nAsk again.',
  'a < b && c > "d" \'e\' ]]> &amp; <!-- -->',
  '  indented\n\n\tand a tab, and white space at the end  \n',
  'été 😀 𝒳 中文 \u00a0\u2028 e\u0301',
  '[Key quote] of a sort: [Value] Trust: high',
  'Inclusion criteria:\nnone',
];
const DATES = ['2026-03-09T10:00:00Z', '2026-03-09T10:00Z', '2026-03-09T12:30:15.25+02:00'];

/** A random study with all that a study can say: memos, groups of codes, attributes of all kinds, decisions, unknown fields. */
export function richStudy(seed: number): Files {
  const study = randomStudy(seed);
  const random = new Random(seed ^ 0x51ed270b);
  const files = { ...scaledFiles(study) };
  const change = (path: string, by: (json: Json) => void) => {
    const json = JSON.parse(new TextDecoder().decode(files[path])) as Json;
    by(json);
    files[path] = new TextEncoder().encode(JSON.stringify(json));
  };
  change('study.json', json => enrichStudy(json, random));
  change('codebook.json', json => enrichCodebook(json, random));
  const segments: string[] = [];
  for (const path of Object.keys(files).filter(one => one.endsWith('.coding.json')))
    change(path, json => enrichSidecar(json, random, segments));
  for (const [path, text] of memoFiles(study, random, segments)) files[path] = new TextEncoder().encode(text);
  return { study, files };
}

function enrichStudy(json: Json, random: Random): void {
  const maybe = (record: Json) => {
    if (random.chance(0.5)) record['memo'] = random.pick(TEXTS);
    if (random.chance(0.3)) record['x-own'] = { deep: [1, null, 'two'] };
  };
  maybe(json);
  json['languages'] = ['en'];
  json['turns'] = { notSpeakers: ['Monday'] };
  for (const group of json['groups'] as Json[]) {
    maybe(group);
    if (random.chance(0.5)) group['name'] = random.pick(['Before', 'After & later', '  ']);
  }
  const coders = json['coders'] as Json[];
  coders[0]!['name'] = 'Ann <A>';
  coders[1]!['program'] = { name: 'x', version: '1' };
  for (const participant of json['participants'] as Json[]) {
    maybe(participant);
    if (random.chance(0.6)) participant['name'] = random.pick(['Ann', 'Bert "B"', 'Ann']);
    const attributes = (participant['attributes'] ??= {}) as Json;
    const values = {
      ...{ vip: [true, false], score: [0.5, 1e21, 1e-7, -3, null], mixed: [1, 'one', true, null] },
      ...{ note: TEXTS, 'a\nb': ['x'], large: [12345678901234567890, 3], when: ['2026-03-09'] },
    };
    for (const [name, all] of Object.entries(values))
      if (random.chance(0.5)) attributes[name] = random.pick<unknown>(all);
  }
}

function enrichCodebook(json: Json, random: Random): void {
  const codes = json['codes'] as Json[];
  for (const code of codes) {
    if (code['mergedInto'] !== undefined) continue;
    for (const field of ['description', 'include', 'exclude', 'example', 'memo'])
      if (random.chance(0.4)) code[field] = random.pick([...TEXTS, '', ' ']);
    if (random.chance(0.5)) code['color'] = random.pick(['#4e79a7', '#AABBCC']);
    if (random.chance(0.2)) code['retired'] = true;
    if (random.chance(0.2)) code['x-own'] = 'kept';
  }
  const ids = codes.map(({ id }) => id as string);
  json['groups'] = [
    { id: 'g-1', name: 'Group & co', description: random.pick([...TEXTS, '']), codes: random.some(ids, 0.5) },
    { id: 'g-2', name: 'Empty', codes: [] },
  ];
  if (ids.length > 0) {
    json['queries'] = [{ id: 'q-1', name: 'Both', query: `${ids[0]} IN turn` }];
    json['rules'] = [{ id: 'r-1', name: 'Yes', search: 'yes', unit: 'turn', codes: [ids[0]] }];
  }
}

function enrichSidecar(json: Json, random: Random, ids: string[]): void {
  if (random.chance(0.4)) json['memo'] = random.pick(TEXTS);
  for (const segment of json['segments'] as Json[]) {
    const link = ids.length > 0 ? `\nas in [these words](segment:${random.pick(ids)})` : '';
    if (random.chance(0.4)) segment['memo'] = random.pick(TEXTS) + (random.chance(0.3) ? link : '');
    if (random.chance(0.2)) segment['created'] = random.pick(DATES);
    if (random.chance(0.2)) segment['x-own'] = [{ a: 1 }];
    if (random.chance(0.1)) segment['rule'] = 'r-1';
    ids.push(segment['id'] as string);
    if (json['coder'] !== 'consensus') continue;
    const rest = { from: [{ coder: 'ann', segment: 'ann-0' }], by: 'ann', at: DATES[0], note: 'Agreed.' };
    Object.assign(segment, rest);
  }
  if (json['coder'] === 'consensus')
    json['decisions'] = [
      {
        ...{ id: 'd1', of: [{ coder: 'ann', segment: 'ann-0', code: 'code-1' }], taken: ['ann'], made: [] },
        ...{ by: 'ann', at: DATES[0] },
      },
    ];
}

function* memoFiles(
  { codes, transcripts }: RandomStudy,
  random: Random,
  segments: readonly string[],
): Generator<readonly [path: string, text: string]> {
  if (random.chance(0.5)) return;
  const named = codes.flatMap(({ name }) => (name === undefined ? [] : [JSON.stringify(name)]));
  const front = [
    '---',
    `codes: [${random.some(named, 0.5).join(', ')}]`,
    `transcripts: [${random
      .some(transcripts, 0.5)
      .map(({ path }) => JSON.stringify(path))
      .join(', ')}]`,
    ...(random.chance(0.5) ? ['coder: ann'] : []),
    'created: 2026-11-22',
    'own: field',
    '---',
  ].join('\n');
  const link = segments.length > 0 ? `[words](segment:${random.pick(segments)})` : 'no link';
  yield ['memos/Trust comes late.md', `${front}\n\n# Trust comes late\n\nEarned, ${link}.\n\n`];
  yield ['memos/sub/plain.md', `No front matter, ${link} & <b>\n${random.pick(TEXTS)}`];
  yield ['memos/empty.md', random.pick(['', `${front}\n`, '\n\n'])];
}
