import { Random, Zipf } from './random';

/** A text that looks like a transcript, and what is known of it. */
export interface Interview {
  readonly text: string;
  /** Names of people and places that are spoken of. */
  readonly names: readonly string[];
  /** Labels of the speakers. */
  readonly labels: readonly string[];
}

const FUNCTION_WORDS = (
  'the and I to you a of that it was in we they but so have my on for is me with not what do at be he she just this ' +
  'because there then had like know all about would out when if or were up from them one get can really think some ' +
  'don’t it’s been people more time how now very your who well our going could their other also first him her even ' +
  'too back little always something never than things work week day only here after before much which where why over ' +
  'again every most should being still through down someone anything maybe both off those while another until'
).split(' ');

const CONTENT_WORDS = (
  'coach training group family house school nurse doctor medication hospital manager colleague team meeting plan goal ' +
  'talked felt helped tried started stopped asked told worried happy angry tired lonely difficult important different ' +
  'morning evening weekend month year money job office garden kitchen street children mother father sister brother ' +
  'friend neighbour support trust routine pressure question answer problem change reason moment feeling situation'
).split(' ');

const NAMES = (
  'Maria Peter Konstantin Alexandra Yusuf Ngozi Chen Fatima Oluwaseun Bridget Dorothea Hans Ivo Juan Katarzyna Liam ' +
  'Mbali Noor Olga Pedro Quentin Rosalind Samira Tobias Ursula Viktor Wanda Xiomara Yannick Zsofia Anneliese Bartholomew ' +
  'Camille Dmitri Esperanza Florian Giulia Henrietta Ismael Jacqueline Bristol Leeds Groningen Utrecht Lyon Marseille ' +
  'Riverside Eastfield Hillcrest Northgate'
).split(' ');

const HESITATIONS = ['um', 'uh', 'you know', 'I mean', 'like', 'well', 'sort of'];
const SHORT_ANSWERS = [
  'Yeah.',
  'Okay.',
  'Mm-hm.',
  'Right.',
  'Yes.',
  'No.',
  'Yeah, yeah.',
  'Exactly.',
  'Sure.',
  'I see.',
];
const STOCK_QUESTIONS = [
  'How did that make you feel?',
  'Can you tell me more about that?',
  'And what happened then?',
  'What do you mean by that?',
  'Is there anything else?',
];
const SYLLABLES =
  'ba con der fi gra hol in jus ka len mo ner op pre qui ra ser ten un ver wi ster tion ment ble ing ous al er ate'.split(
    ' ',
  );

/** An interview in English, as it were, a turn to a line, with timestamps and empty lines between the turns. */
export function englishInterview(seed: number, length: number): Interview {
  const random = new Random(seed);
  const rare = Array.from({ length: 4000 }, () =>
    Array.from({ length: random.between(2, 4) }, () => random.pick(SYLLABLES)).join(''),
  );
  const words = new Zipf(random, [...FUNCTION_WORDS, ...CONTENT_WORDS, ...rare]);
  const labels = ['INT', 'P1', 'P2', 'P3'];
  const turns: string[] = [];
  let size = 0;
  let seconds = 0;
  for (let turn = 0; size < length; turn++) {
    const label = turn % 2 === 0 ? labels[0]! : labels[random.between(1, 3)]!;
    const speech = speechOf(random, words, label === 'INT');
    const line = `${timestamp(seconds)} ${label}: ${speech}\n\n`;
    turns.push(line);
    size += line.length;
    seconds += 1 + Math.round(speech.length / 14);
  }
  return { text: turns.join(''), names: NAMES, labels };
}

function speechOf(random: Random, words: Zipf<string>, isInterviewer: boolean): string {
  if (random.chance(0.25)) return random.pick(SHORT_ANSWERS);
  if (isInterviewer && random.chance(0.3)) return random.pick(STOCK_QUESTIONS);
  const sentences = Array.from({ length: random.between(1, isInterviewer ? 2 : 9) }, () =>
    sentenceOf(random, words),
  );
  if (random.chance(0.3)) sentences.unshift(random.pick(SHORT_ANSWERS));
  return sentences.join(' ');
}

function sentenceOf(random: Random, words: Zipf<string>): string {
  const parts: string[] = [];
  const count = random.between(3, 22);
  for (let i = 0; i < count; i++) {
    if (random.chance(0.035)) parts.push(random.pick(NAMES));
    else parts.push(words.next());
    if (random.chance(0.03)) parts.push(`${random.pick(HESITATIONS)},`);
    else if (random.chance(0.06) && i < count - 1) parts[parts.length - 1] += ',';
    if (random.chance(0.01)) parts.push(parts.at(-1)!);
  }
  const sentence = parts.join(' ');
  return sentence[0]!.toUpperCase() + sentence.slice(1) + random.pick(['.', '.', '.', '.', '?', '…']);
}

function timestamp(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `[${parts.map(part => String(part).padStart(2, '0')).join(':')}]`;
}

const HAN_NAMES = [
  '王芳',
  '李伟',
  '张丽',
  '刘洋',
  '陈静',
  '杨明',
  '赵敏',
  '黄磊',
  '周婷',
  '吴刚',
  '上海',
  '成都',
];
const HAN_SHORT = ['嗯。', '对。', '是的。', '好的。', '没有。', '嗯，嗯。'];

/** An interview in Chinese characters, without spaces. */
export function hanInterview(seed: number, length: number): Interview {
  const random = new Random(seed);
  const common = [
    ...'的我你是了在不们有他这一个上来到时大地为子中说生国年着就那和要她出也得里后自以会家可下而过天去能对小多然于心学么之都好看起发当没成只如事把还用第样道想作种开美',
  ];
  const rare = Array.from({ length: 1500 }, () => String.fromCharCode(0x4e00 + random.between(0, 6000)));
  const characters = new Zipf(random, [...common, ...rare]);
  const labels = ['问', '答'];
  const turns: string[] = [];
  let size = 0;
  for (let turn = 0; size < length; turn++) {
    const sentences = Array.from({ length: random.between(1, 6) }, () => {
      let sentence = '';
      for (let i = random.between(4, 30); i > 0; i--) {
        sentence += random.chance(0.02) ? random.pick(HAN_NAMES) : characters.next();
        if (random.chance(0.06) && i > 1) sentence += '，';
      }
      return `${sentence}。`;
    });
    const speech = random.chance(0.25) ? random.pick(HAN_SHORT) : sentences.join('');
    const line = `${timestamp(turn * 9)} ${labels[turn % 2]!}：${speech}\n\n`;
    turns.push(line);
    size += line.length;
  }
  return { text: turns.join(''), names: HAN_NAMES, labels };
}
