import { same } from '../support';
import { begin, codeWith, run } from './opened';

export function defineReadOnly(): void {
  describe('which nobody may change,', () => {
    it('says once that a passage cannot be coded, in which file, and why', async () => {
      const { files, editor, told } = await begin('readOnly');
      const all = files.all;
      await codeWith(editor, 'It was hard');
      same(
        told().map(({ message, isRefusal }) => ({ message, isRefusal })),
        [{ message: 'a.txt.nd.coding.json could not be written: permission denied', isRefusal: true }],
      );
      same(files.all, all);
    });

    it('says the same of whatever else would change files, and leaves all as they are', async () => {
      const { files, editor, told } = await begin('ordinary');
      await codeWith(editor, 'It was hard');
      const all = files.all;
      files.manner = 'readOnly';
      const commands = [
        ['mergeCode', 'Effort', 'Coach'],
        ['newCode', 'Another'],
        ['renameCode', 'Effort', 'Efforts'],
        ['newParticipant', 'P3'],
        ['markComplete'],
        ['undoCoding'],
        ['newMemo', 'A memo'],
        ['exportReport', { analysis: 'frequency', uri: files.uri('/work/table.csv') }],
        ['exportCodebook', files.uri('/work/codebook.docx')],
      ] as const;
      for (const [command, ...args] of commands) {
        const before = told().length;
        await run(command, ...args);
        const [one, ...others] = told().slice(before);
        if (!one?.isRefusal || !one.message.endsWith('permission denied') || others.length > 0)
          throw new Error(`${command}: ${JSON.stringify([one, ...others])}`);
      }
      same(files.all, all);
    });

    it('counts, and codes again once that is allowed', async () => {
      const { files, editor, told } = await begin('ordinary');
      await codeWith(editor, 'It was hard');
      files.manner = 'readOnly';
      await run('showFrequencyTable');
      files.manner = 'ordinary';
      await codeWith(editor, 'easier');
      same(told(), []);
    });
  });
}
