import assert from 'node:assert/strict';
import { becomes } from './harness/becomes';
import { DENSE_TRANSCRIPT, layDenseStudy } from './harness/denseStudy';
import { scenario } from './harness/scenario';

/** A label, with the room that is made for it. */
interface DrawnLabel {
  readonly text: string;
  readonly width: number;
  readonly room: number;
  readonly right: number;
  readonly picture: string;
}

scenario(
  'a person reads a densely coded transcript',
  { prepare: folder => layDenseStudy(folder), viewport: { width: 1100, height: 900 } },
  async ({ workbench, step }) => {
    const labels = () =>
      workbench.lines.locator('[class*="ced-"]').evaluateAll(elements =>
        elements.flatMap((element): DrawnLabel[] => {
          const style = getComputedStyle(element, '::after');
          if (!style.backgroundImage.includes('data:image/svg')) return [];
          // VS Code takes long ones apart
          const room: DOMRect[] = [];
          for (let last = element.previousElementSibling; last; last = last.previousElementSibling) {
            if (!/^\u2002+$/.test(last.textContent ?? '')) break;
            room.push(last.getBoundingClientRect());
          }
          return [
            {
              text: style.content.replace(/^["']|["']$/g, ''),
              width: parseFloat(style.width),
              room: room.reduce((sum, { width }) => sum + width, 0),
              right: room[0]?.right ?? Infinity,
              picture: style.backgroundImage,
            },
          ];
        }),
      );
    const allLabels = () =>
      workbench.untilDone('every label has room', async () => {
        const all = await labels();
        return all.length > 5 && all.every(({ room }) => room > 0) && all;
      });
    /** The lines below words, by how they look. */
    const lines = async (image: RegExp) => {
      const all = await workbench.editor
        .locator('.view-overlays [class*="ced-"]')
        .evaluateAll(elements => elements.map(element => getComputedStyle(element).backgroundImage));
      return all.filter(one => image.test(one)).length;
    };

    await step('opens it, as one of its two coders', async () => {
      await workbench.openFile(DENSE_TRANSCRIPT);
      await workbench.command('Transcript Coder: Select Coder…');
      await workbench.pick('N. D.');
      await workbench.goTo(15);
    });

    await step('reads every label: none is cut off, whatever the width of the window', async () => {
      for (const width of [1100, 1060, 1020, 980, 940, 900, 800, 780, 1500]) {
        await workbench.page.setViewportSize({ width, height: 900 });
        const edge = await workbench.untilDone('the editor is as wide', async () => {
          const box = await workbench.editor.boundingBox();
          return box && box.x + box.width <= width ? box.x + box.width : undefined;
        });
        await workbench.untilDone('all labels are within the editor', async () => {
          const all = await allLabels();
          return all.every(({ right }) => right <= edge);
        });
      }
      await workbench.page.setViewportSize({ width: 1100, height: 900 });
      await workbench.screenshot('test-output/dense.png');
    });

    await step('tells own segments from others’, and sees memos and key quotes', async () => {
      const isOwn = ({ text }: DrawnLabel) => !text.includes('KL') && !text.includes(',');
      const isOther = ({ text }: DrawnLabel) => /^[^,]+ · KL$/.test(text);
      const all = await workbench.untilDone('both are labelled', async () => {
        const found = await allLabels();
        return (
          found.some(isOwn) && found.some(isOther) && found.some(({ text }) => text.includes('✎')) && found
        );
      });
      const [own, other] = [all.find(isOwn)!, all.find(isOther)!];
      assert.ok(!own.picture.includes('stroke-dasharray'), own.text);
      assert.ok(other.picture.includes('stroke-dasharray'), other.text);
      await becomes(async () => (await lines(/^linear-gradient/)) > 10, true);
      await becomes(async () => (await lines(/^repeating-linear-gradient/)) > 0, true);
    });

    await step('sees stripes beside all rows of a line', async () => {
      const stripes = workbench.editor.locator('.glyph-margin-widgets [class*="ced-"]');
      const length = () =>
        stripes.evaluateAll(all => all.reduce((sum, one) => sum + one.getBoundingClientRect().height, 0));
      const row = await workbench.lines.first().evaluate(element => element.getBoundingClientRect().height);
      await becomes(async () => (await length()) > 10 * row, true);
    });

    await step('shows one code alone, and everything again', async () => {
      const [before] = [await lines(/^linear-gradient/)];
      await workbench.showView('Transcript Coder');
      const row = workbench.treeRows.filter({ hasText: 'Company' }).first();
      await workbench.contextMenu(row, 'Show Only This Code');
      await workbench.statusItem('focus').filter({ hasText: 'Only Company' }).waitFor();
      await workbench.untilDone('only Company is named', async () => {
        const all = await labels();
        return all.length > 0 && all.every(({ text }) => /Company/.test(text) && !text.includes(','));
      });
      await becomes(async () => (await lines(/^linear-gradient/)) < before, true);
      await workbench.screenshot('test-output/dense-one-code.png');
      await workbench.statusItem('focus').click();
      await workbench.statusItem('focus').waitFor({ state: 'detached' });
      await workbench.untilDone('all are named', async () =>
        (await labels()).some(({ text }) => !text.includes('Company')),
      );
    });
  },
);
