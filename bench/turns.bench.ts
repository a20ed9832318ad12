import { performance } from 'node:perf_hooks';
import { WordIndex } from '../src/core/text/words';
import { findTurns } from '../src/core/turns/findTurns';
import { englishInterview } from './editScripts/interview';

const LENGTH = 1_000_000;
/** Of so many tries the quickest counts. */
const TRIES = 5;

/** How long it takes to find who speaks in a million characters of several kinds, beside finding their words. */
export function turns(print: (line: string) => void): Promise<void> {
  const interview = englishInterview(1, LENGTH).text;
  const speech = interview.replace(/^.{0,20}?[A-Z]\w*:\s/gm, '');
  const texts: readonly (readonly [name: string, text: string])[] = [
    ['an interview', interview],
    ['the same, a line for each sentence', interview.replaceAll('. ', '.\n')],
    ['the same without labels', speech],
    ['a caption for each sentence', captions(speech)],
    ...[':', '[', '1234567890', '**', '[00:00] '].map(
      sign => [`one line of ${JSON.stringify(sign)}`, repeated(sign)] as const,
    ),
    ...[':', '[', '00:', '<b>'].map(
      sign => [`lines of ${JSON.stringify(sign)}`, repeated(`${sign.repeat(40)}\n`)] as const,
    ),
  ];
  print('Turns of 1,000,000 characters. In ms, and as a multiple of finding the words:');
  for (const [name, text] of texts) {
    const found = quickest(() => findTurns(text));
    const words = quickest(() => new WordIndex(text));
    print(`${name.padEnd(40)}${found.toFixed(0).padStart(8)}${(found / words).toFixed(1).padStart(8)} ×`);
  }
  return Promise.resolve();
}

function repeated(part: string): string {
  return part.repeat(Math.ceil(LENGTH / part.length)).slice(0, LENGTH);
}

function captions(speech: string): string {
  const cues = speech.split(/(?<=\.)\s+/).map((words, i) => {
    const at = (second: number) =>
      `00:${String(Math.floor(second / 60) % 60).padStart(2, '0')}:${String(second % 60).padStart(2, '0')}.000`;
    return `${at(i)} --> ${at(i + 1)}\nSpeaker ${(i % 2) + 1}: ${words}\n`;
  });
  return `WEBVTT\n\n${cues.join('\n')}`.slice(0, LENGTH);
}

function quickest(run: () => unknown): number {
  let best = Infinity;
  for (let i = 0; i < TRIES; i++) {
    const begin = performance.now();
    run();
    best = Math.min(best, performance.now() - begin);
  }
  return best;
}
