import { equal, same } from '../support';
import { begin, expectQuotes, run, select } from './opened';
import { TEXT } from './study';

const LF_TEXT = TEXT.replaceAll('\r\n', '\n');

/** In the order of the text. */
const WORDS = ['How', 'it?', 'It was', 'hard', 'at first', 'then', 'easier', 'I liked', 'the coach'];

export function defineSlow(): void {
  describe('which take their time,', () => {
    it('loses and doubles nothing that is coded in quick succession', async () => {
      const { files, root, told } = await begin('slow');
      const coding = `${root}/a.txt.nd.coding.json`;
      // nobody waits for one before the next
      await Promise.all(
        WORDS.map(words => {
          const start = LF_TEXT.indexOf(words);
          return run('applyCode', { codes: ['Effort'], spans: [{ start, end: start + words.length }] });
        }),
      );
      same(told(), []);
      expectQuotes(files, coding, WORDS);
      await Promise.all(WORDS.slice(6).map(() => run('undoCoding')));
      expectQuotes(files, coding, WORDS.slice(0, 6));
      await Promise.all(WORDS.slice(6).map(() => run('redoCoding')));
      expectQuotes(files, coding, WORDS);
    });

    it('makes, applies and merges a code, one after the other', async () => {
      const { files, root, editor, told } = await begin('slow');
      select(editor, 'It was hard');
      await run('newCode', 'Fatigue');
      await run('applyCode', { codes: ['Fatigue'] });
      await run('mergeCode', 'Fatigue', 'Effort');
      same(told(), []);
      expectQuotes(files, `${root}/a.txt.nd.coding.json`, ['It was hard']);
      equal(files.text(`${root}/codebook.json`)!.includes('"mergedInto":"effort-ab12"'), true);
    });
  });
}
