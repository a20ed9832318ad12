import fs from 'node:fs';
import path from 'node:path';
import { captureSegment } from '../../../src/core/anchoring/anchors/capture';
import { textVersion } from '../../../src/core/text/textVersion';

/** Six transcripts, each laid out in another way: what a folder has that comes from several projects and programs. */
export const TRANSCRIPTS: Readonly<Record<string, string>> = {
  'colon.txt': `INT: How did you come to the repair workshop?

P1: A neighbour told me about it.

INT: And what happens there?

P1: First we have tea. It is always the same.

Tea: I make it when I come.

Tea: or I make it in the evening, when there is a lot to do.

INT: And what do you like about it?

P1: That nobody asks what it costs.

neighbour of P1: And that there is coffee.

INT: So you are two.

P1: We are always two.
`,
  'timed.txt': `Interviewer   0:00:02
What was the first thing that you repaired?

P2   0:00:09
A radio. It had been in the cellar for years.

Interviewer   0:00:21
And did it work in the end?

P2   0:00:24
At 10:30 in the evening, yes. We nearly missed the bus.
`,
  'brackets.txt': `[Moderator] What would you change?

[P3] The light. One sees nothing in the evening.

[P4] The opening hours. [laughs] I always say that.

[Moderator] Is there anything else?

[P3] No. It is good as it is.
`,
  'captions.txt': `WEBVTT

1
00:00:01.000 --> 00:00:04.000
<v Interviewer>What do you bring along?</v>

2
00:00:04.500 --> 00:00:09.000
<v P5>Mostly bicycles. The chain is what breaks first.</v>

3
00:00:09.500 --> 00:00:12.000
<v Interviewer>And who helps you?</v>

4
00:00:12.500 --> 00:00:16.000
<v P5>Whoever has time. It is never the same person.</v>
`,
  'chinese.txt': `采访者：你为什么去修理店？

王芳：我的自行车坏了。我觉得最重要的是：大家一起修。

采访者：后来呢？

王芳：我学到了两件事。
第一：不要着急。
第二：要问别人。

采访者：谢谢你。
`,
  'dash.txt': `Q – How long have you been coming?

P6 – For two years. It began with a lamp.

Q – And will you go on?

P6 – As long as my hands do.
`,
};

/** Words that a coder has marked, with the id of a code. */
export const CODED: readonly (readonly [transcript: string, words: string, code: string])[] = [
  ['colon.txt', 'A neighbour told me about it.', 'company-ab12'],
  ['colon.txt', 'in the evening, when there is a lot to do.', 'time-cd34'],
  ['colon.txt', 'And that there is coffee.', 'company-ab12'],
  ['timed.txt', 'A radio. It had been in the cellar for years.', 'things-ef56'],
  ['timed.txt', 'At 10:30 in the evening, yes.', 'time-cd34'],
  ['brackets.txt', 'One sees nothing in the evening.', 'time-cd34'],
  ['brackets.txt', 'The opening hours. [laughs] I always say that.', 'time-cd34'],
  ['captions.txt', 'Mostly bicycles.', 'things-ef56'],
  ['captions.txt', 'It is never the same person.', 'company-ab12'],
  ['chinese.txt', '我觉得最重要的是：大家一起修。', 'company-ab12'],
  ['chinese.txt', '我的自行车坏了。', 'things-ef56'],
  ['chinese.txt', '第二：要问别人。', 'company-ab12'],
  ['dash.txt', 'It began with a lamp.', 'things-ef56'],
];

/** Lays the transcripts, a codebook and one coder's coding into a folder, and no study. */
export function laySixLayouts(folder: string): void {
  const write = (name: string, content: object) =>
    fs.writeFileSync(path.join(folder, name), JSON.stringify(content));
  const codes = { 'company-ab12': 'Company', 'things-ef56': 'Things', 'time-cd34': 'Time' };
  write('codebook.json', { schema: 1, codes: Object.entries(codes).map(([id, name]) => ({ id, name })) });
  for (const [name, text] of Object.entries(TRANSCRIPTS)) {
    fs.writeFileSync(path.join(folder, name), text);
    const { id: version, sha256, length } = textVersion(text);
    const own = CODED.filter(([transcript]) => transcript === name);
    const segments = own.map(([, words, code], i) => {
      const start = text.indexOf(words);
      if (start < 0) throw new Error(`“${words}” is not in ${name}.`);
      const span = { start, end: start + words.length };
      return captureSegment({
        id: `s${i}`,
        text,
        version,
        span,
        codes: [code],
        created: '2026-11-22T10:00:00Z',
      });
    });
    write(`${name}.nd.coding.json`, {
      ...{ schema: 1, coder: 'nd', status: 'in-progress' },
      texts: { [version]: { sha256, length } },
      segments,
    });
  }
}
