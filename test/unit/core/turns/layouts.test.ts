import assert from 'node:assert/strict';
import { Reading } from '../../../../src/core/corpus/corpus';
import { WordIndex } from '../../../../src/core/text/words';
import { toLf } from '../../../../src/core/text/lineEnds';

/** One turn of a talk, and when it begins. */
interface Said {
  readonly label: string;
  readonly words: string;
  /** Seconds. */
  readonly at: number;
}

type Writer = (talk: readonly Said[]) => string;

const ENGLISH = [
  'Shall we begin with the garden?',
  'Gladly. I took it over at 10:30 one morning – I mean, I was handed the key.',
  'By whom?',
  'Nobody. Well, the old tenant: she had moved away.',
  'What did you find there?',
  'Two things: a shed and a fox. First, the fox.',
  'And now?',
  'Now I go there on Mondays. One rule: never alone.',
];
const GERMAN = [
  'Wollen wir mit dem Garten beginnen?',
  'Gern. Ich habe ihn um 10:30 übernommen – also, man gab mir den Schlüssel.',
  'Wer denn?',
  'Niemand. Na ja, die Vormieterin: sie war weggezogen.',
  'Was haben Sie vorgefunden?',
  'Zwei Dinge: einen Schuppen und einen Fuchs.',
  'Und jetzt?',
  'Jetzt gehe ich montags hin. Eine Regel: nie allein.',
];
const CHINESE = [
  '先谈谈花园好吗？',
  '好。我觉得最重要的是：钥匙。',
  '谁给的？',
  '没有人。',
  '后来呢？',
  '两件事：棚子和狐狸。',
  '现在呢？',
  '星期一去。',
];
const JAPANESE = [
  '庭の話から始めましょうか。',
  'はい。大事なのは：鍵です。',
  '誰から？',
  '誰でもない。',
  'その後は？',
  '二つ：小屋と狐。',
  '今は？',
  '月曜に行きます。',
];
const ARABIC = [
  'هل نبدأ بالحديقة؟',
  'نعم. أهم شيء: المفتاح.',
  'ممن؟',
  'لا أحد.',
  'وماذا وجدت؟',
  'شيئان: كوخ وثعلب.',
  'والآن؟',
  'أذهب كل اثنين.',
];

function talk(first: string, second: string, texts = ENGLISH): readonly Said[] {
  return texts.map((words, i) => ({ label: i % 2 === 0 ? first : second, words, at: 3 + 9 * i }));
}

const two = (value: number) => String(value).padStart(2, '0');
const clock = (at: number) => `00:${two(Math.floor(at / 60))}:${two(at % 60)}`;
const short = (at: number) => `${Math.floor(at / 60)}:${two(at % 60)}`;
const apart =
  (line: (said: Said, i: number) => string): Writer =>
  said =>
    said.map(line).join('\n\n') + '\n';
const tight =
  (line: (said: Said, i: number) => string): Writer =>
  said =>
    said.map(line).join('\n') + '\n';
const cue = ({ at }: Said, mark = '.') => `${clock(at)}${mark}120 --> ${clock(at + 8)}${mark}900`;

const LAYOUTS: readonly [name: string, talk: readonly Said[], write: Writer][] = [
  ['a colon', talk('INT', 'P1'), apart(({ label, words }) => `${label}: ${words}`)],
  ['a colon without a blank', talk('INT', 'P1'), tight(({ label, words }) => `${label}:${words}`)],
  [
    'CRLF and blanks at the end',
    talk('INT', 'P1'),
    said => said.map(({ label, words }) => `${label}: ${words}  \r\n`).join('\r\n'),
  ],
  ['speech below a colon', talk('Interviewer', 'Carer'), apart(({ label, words }) => `${label}:\n${words}`)],
  [
    'a name and a family name',
    talk('Berg, Anna', 'Ohm, Lena'),
    apart(({ label, words }) => `${label}: ${words}`),
  ],
  [
    'a title behind the name',
    talk('Anna Berg, PhD', 'Lena'),
    apart(({ label, words }) => `${label}: ${words}`),
  ],
  ['two small words', talk('anna berg', 'lena ohm'), tight(({ label, words }) => `${label}: ${words}`)],
  [
    'words that open sentences',
    talk('An Nguyen', 'Do Thi Lan'),
    apart(({ label, words }) => `${label}: ${words}`),
  ],
  ['Me', talk('Me', 'Lena'), apart(({ label, words }) => `${label}: ${words}`)],
  [
    'a colon in the label',
    talk('Interviewer:in', 'Befragte:r', GERMAN),
    apart(({ label, words }) => `${label}: ${words}`),
  ],
  [
    'a star in the label',
    talk('Interviewer*in', 'Befragte*r', GERMAN),
    apart(({ label, words }) => `${label}: ${words}`),
  ],
  [
    'a slash in the label',
    talk('Interviewer/in', 'Befragte/r', GERMAN),
    apart(({ label, words }) => `${label}: ${words}`),
  ],
  ['emoji', talk('🎤 Anna', '🐝 Lena'), apart(({ label, words }) => `${label}: ${words}`)],
  ['attributes', talk('Mod', 'R1 (F, 34)'), apart(({ label, words }) => `${label}: ${words}`)],
  ['an at sign', talk('@Anna', '@P1'), apart(({ label, words }) => `${label}: ${words}`)],
  [
    'letters taken apart',
    talk('Zoé', 'Renée'),
    apart(({ label, words }) => `${label.normalize('NFD')}: ${words}`),
  ],
  ['Chinese', talk('访谈者', '受访者', CHINESE), tight(({ label, words }) => `${label}：${words}`)],
  [
    'Chinese names with times',
    talk('王芳', '李雷', CHINESE),
    apart(({ label, words, at }) => `${label} ${two(0)}:${two(at)}\n${words}`),
  ],
  [
    'Japanese brackets',
    talk('聞き手', '田中', JAPANESE),
    tight(({ label, words }) => `【${label}】${words}`),
  ],
  ['ideographic space', talk('聞き手', '田中', JAPANESE), tight(({ label, words }) => `${label}　${words}`)],
  ['full-width letters', talk('Ａ', 'Ｂ', JAPANESE), tight(({ label, words }) => `${label}：${words}`)],
  [
    'Arabic with direction marks',
    talk('س', 'ج', ARABIC),
    tight(({ label, words }) => `\u200f${label}\u200f: ${words}`),
  ],
  ['a joiner', talk('مصاحبه\u200cگر', 'مادر', ARABIC), tight(({ label, words }) => `${label}: ${words}`)],
  [
    'Arabic digits',
    talk('المحاور', 'ليلى', ARABIC),
    apart(
      ({ label, words, at }) =>
        `[${clock(at).replace(/\d/g, d => '٠١٢٣٤٥٦٧٨٩'[Number(d)]!)}] ${label}: ${words}`,
    ),
  ],
  ['a time before', talk('INT', 'P1'), apart(({ label, words, at }) => `[${clock(at)}] ${label}: ${words}`)],
  [
    'a bare time before',
    talk('INT', 'P1'),
    tight(({ label, words, at }) => `${clock(at).slice(3)} ${label}: ${words}`),
  ],
  [
    'a time behind',
    talk('Anna', 'Lena'),
    apart(({ label, words, at }) => `${label} (${short(at)}):\n${words}`),
  ],
  [
    'a time in a column',
    talk('Anna', 'Lena'),
    tight(({ label, words, at }) => `${label}:\t${short(at)}\t${words}`),
  ],
  [
    'a time on the line of the name',
    talk('Anna Berg', 'Lena Ohm'),
    apart(({ label, words, at }) => `${label}   ${short(at)}\n${words}`),
  ],
  [
    'a time before the name',
    talk('Speaker 1', 'Speaker 2'),
    apart(({ label, words, at }) => `${clock(at)} ${label}\n${words}`),
  ],
  [
    'a stretch of time before the name',
    talk('Anna', 'Lena'),
    apart(({ label, words, at }) => `${clock(at)} - ${clock(at + 8)} ${label}\n${words}`),
  ],
  [
    'a time behind the name, then speech',
    talk('Speaker 1', 'Speaker 2'),
    apart(({ label, words, at }) => `${label} [${clock(at)}] ${words}`),
  ],
  ['a time above', talk('INT', 'P1'), apart(({ label, words, at }) => `[${clock(at)}]\n${label}: ${words}`)],
  [
    'a bare time above',
    talk('INT', 'P1'),
    apart(({ label, words, at }) => `${short(at)}\n${label}: ${words}`),
  ],
  ['a time below', talk('INT', 'P1'), apart(({ label, words, at }) => `${label}: ${words}\n[${clock(at)}]`)],
  [
    'a time at the end',
    talk('I', 'B', GERMAN),
    apart(({ label, words, at }) => `${label}: ${words} #${clock(at)}-2#`),
  ],
  [
    'seconds',
    talk('SPEAKER_00', 'SPEAKER_01'),
    tight(({ label, words, at }) => `[${at}.031s --> ${at + 8}.210s] ${label}: ${words}`),
  ],
  [
    'a label in brackets',
    talk('SPEAKER_00', 'SPEAKER_01'),
    tight(({ label, words }) => `[${label}]: ${words}`),
  ],
  [
    'WebVTT',
    talk('Anna Berg', 'P01'),
    said =>
      `WEBVTT\n\nNOTE made by hand\n\n${said.map((one, i) => `${i + 1}\n${cue(one)}\n${one.label}: ${one.words}\n`).join('\n')}`,
  ],
  [
    'WebVTT with voices',
    talk('Anna Berg', 'Lena Ohm'),
    said =>
      `WEBVTT\n\n${said.map(one => `${cue(one)} align:start\n<v ${one.label}>${one.words}</v>\n`).join('\n')}`,
  ],
  [
    'SubRip',
    talk('Anna', 'Lena'),
    said => said.map((one, i) => `${i + 1}\n${cue(one, ',')}\n${one.label}: ${one.words}\n`).join('\n'),
  ],
  [
    'a name below its time',
    talk('Anna Berg', 'Lena Ohm'),
    apart(one => `0:0:${one.at}.0 --> 0:0:${one.at + 8}.430\n${one.label}\n${one.words}`),
  ],
  [
    'a chat',
    talk('Anna Berg', 'Lena Ohm'),
    tight(({ label, words, at }) => `10:03:${two(at)} From ${label} to Everyone: ${words}`),
  ],
  [
    'CHAT',
    talk('INV', 'PAR'),
    said =>
      `@UTF8\n@Begin\n@Participants:\tINV Investigator\n${said.map(({ label, words }) => `*${label}:\t${words}\n%com:\tnods\n`).join('')}@End\n`,
  ],
  ['numbers of lines', talk('A', 'B'), tight(({ label, words }, i) => `${two(i + 1)}  ${label}:  ${words}`)],
  [
    'numbers of lines, some of which go on',
    talk('A', 'B'),
    said => {
      const lines = said.flatMap(({ label, words }) => {
        const [first = '', ...rest] = words.match(/(?:\S+ ?){1,6}/g)!;
        return [`${label}:  ${first.trim()}`, ...rest.map(part => `    ${part.trim()}`)];
      });
      return lines.map((line, i) => `${two(i + 1)}  ${line}`).join('\n');
    },
  ],
  ['numbers of turns', talk('INT', 'P1'), tight(({ label, words }, i) => `${i + 4}. ${label}: ${words}`)],
  ['question and answer', talk('Q', 'A'), tight(({ label, words }) => `${label}. ${words}`)],
  [
    'a title and capitals',
    talk('Mr. BERG', 'Dr. OHM'),
    tight(({ label, words }) => `    ${label}. ${words}`),
  ],
  ['a full stop and a dash', talk('E', 'R'), tight(({ label, words }) => `${label}.- ${words}`)],
  ['square brackets', talk('Anna', 'P1'), apart(({ label, words }) => `[${label}] ${words}`)],
  ['round brackets', talk('Anna', 'Lena'), apart(({ label, words }) => `(${label}) ${words}`)],
  ['braces', talk('Anna', 'P1'), apart(({ label, words }) => `{${label}} ${words}`)],
  ['angle brackets', talk('anna', 'p1'), tight(({ label, words }) => `<${label}> ${words}`)],
  ['a dash', talk('Anna', 'Lena'), apart(({ label, words }) => `${label} – ${words}`)],
  ['a hyphen', talk('INT', 'P1'), tight(({ label, words }) => `${label} - ${words}`)],
  ['a bar', talk('Interviewer', 'Carer'), apart(({ label, words }) => `${label} | ${words}`)],
  ['an angle', talk('INT', 'RESP'), tight(({ label, words }) => `${label}> ${words}`)],
  ['a semicolon', talk('I', 'P'), tight(({ label, words }) => `${label}; ${words}`)],
  ['a tab', talk('INT', 'P1'), tight(({ label, words }) => `${label}\t${words}`)],
  ['wide blanks', talk('INTERVIEWER', 'CARER'), tight(({ label, words }) => `${label.padEnd(14)}${words}`)],
  ['a line of its own', talk('Anna', 'Lena'), apart(({ label, words }) => `${label}\n${words}`)],
  [
    'a line of its own, apart',
    talk('Interviewer', 'Carer'),
    apart(({ label, words }) => `${label}\n\n${words}`),
  ],
  ['bold', talk('Anna', 'Lena'), apart(({ label, words }) => `**${label}:** ${words}`)],
  ['bold without a colon', talk('Anna', 'Lena'), apart(({ label, words }) => `**${label}** ${words}`)],
  ['HTML', talk('Anna', 'Lena'), apart(({ label, words }) => `<b>${label}:</b> ${words}<br>`)],
  [
    'quoted',
    talk('Anna', 'Lena'),
    said => said.map(({ label, words }) => `> **${label}:** ${words}\n>`).join('\n'),
  ],
  ['a list', talk('Anna', 'Lena'), tight(({ label, words }) => `- ${label}: ${words}`)],
  ['headings', talk('Anna', 'Lena'), apart(({ label, words }) => `### ${label}\n\n${words}`)],
  [
    'a table',
    talk('Anna', 'Lena'),
    said =>
      `| Speaker | Speech |\n| --- | --- |\n${said.map(({ label, words }) => `| ${label} | ${words} |`).join('\n')}\n`,
  ],
  [
    'front matter',
    talk('Anna', 'Lena'),
    said =>
      `---\ntitle: A talk\ndate: 2026-03-01\n---\n\n${said.map(({ label, words }) => `${label}: ${words}`).join('\n\n')}\n`,
  ],
  [
    'a head',
    talk('INT', 'P1'),
    said =>
      `Interview 3\nDate: 3 March\nTranscribed by: N. D.\n\n${said.map(({ label, words }) => `${label}: ${words}`).join('\n\n')}\n`,
  ],
  [
    'pages',
    talk('INT', 'P1'),
    said =>
      said
        .map(
          ({ label, words }, i) =>
            `${label}: ${words}${i % 3 === 2 ? `\n\nStudy of gardens\n\nPage ${(i + 1) / 3} of 3` : ''}`,
        )
        .join('\n\n'),
  ],
];

describe('layouts of transcripts', () => {
  for (const [name, said, write] of LAYOUTS) {
    for (const isDeclared of [true, false]) {
      it(`${name}, ${isDeclared ? 'with' : 'without'} labels that are known`, () => {
        const text = toLf(write(said));
        const labels = isDeclared ? [...new Set(said.map(({ label }) => label))] : [];
        const { turns, words } = new Reading(text, { labels }, 'none');
        const found = Array.from({ length: turns.count }, (_, i) => {
          const [from, to] = words.range(turns.starts[i]!, turns.ends[i]!);
          const spoken = Array.from({ length: to - from }, (_, k) =>
            text.slice(words.starts[from + k], words.ends[from + k]),
          );
          return [turns.label(i), spoken];
        });
        const expected = said.map(one => {
          const all = new WordIndex(one.words);
          const spoken = Array.from(all.starts, (start, k) => one.words.slice(start, all.ends[k]));
          return [one.label.normalize('NFC'), spoken];
        });
        assert.deepEqual(found, expected, text);
      });
    }
  }

  it('are said to be what they are', () => {
    const layouts = (name: string) => {
      const [, said, write] = LAYOUTS.find(([one]) => one === name)!;
      return new Reading(write(said), { labels: [] }).turns.layouts();
    };
    assert.deepEqual(layouts('a bar'), [{ pattern: '{speaker} | ', turns: 8 }]);
    assert.deepEqual(layouts('a time before'), [{ pattern: '{time} {speaker}:', turns: 8 }]);
    assert.deepEqual(layouts('numbers of turns'), [{ pattern: '{number} {speaker}:', turns: 8 }]);
  });

  it('with dashes are turns of nobody', () => {
    for (const dash of ['— ', '―― ', '– ']) {
      const text = ENGLISH.map(words => `${dash}${words}`).join('\n');
      const { turns } = new Reading(text, { labels: [] });
      assert.deepEqual(
        Array.from({ length: turns.count }, (_, i) => [
          turns.label(i),
          text.slice(turns.headEnds[i], turns.ends[i]),
        ]),
        ENGLISH.map(words => [undefined, words]),
      );
    }
    assert.equal(
      new Reading('Anna: So?\n— well\n\nLena: Yes.\n\nAnna: Ah.\n\nLena: No.', { labels: [] }).turns.count,
      4,
    );
  });
});
