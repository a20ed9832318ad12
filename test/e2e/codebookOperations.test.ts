import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { type Scene, scenario } from './harness/scenario';

interface Code {
  readonly id: string;
  readonly name: string;
  readonly parent?: string;
  readonly rank?: string;
  readonly mergedInto?: string;
}

const setting = {
  prepare: (folder: string) => fs.cpSync('test/fixtures/small-study', folder, { recursive: true }),
};
const OWN = ['focus-group.txt', 'interviews/interview-1.txt'].map(one => `${one}.sample.coding.json`);
const [LANGUAGE, FRAME, PRACTICE] = [
  'Shared language',
  'A frame to come back to',
  'Own practice confirmed',
] as const;
const [GAINS, GAPS, CONDITIONS] = [
  'Gains from the training',
  'Gaps and friction',
  'Conditions for using it',
] as const;

/** A codebook and how a person works on it, who looks after each undo whether all files are as they were. */
class Desk {
  constructor(private readonly scene: Scene) {}

  async begin(): Promise<void> {
    const { workbench } = this.scene;
    await workbench.openFile('focus-group.txt');
    await workbench.command('Transcript Coder: Select Coder');
    await workbench.pick('Sample coder');
    await workbench.showView('Transcript Coder');
    // all of the codebook is to be in sight
    await workbench.page.locator('.pane-header', { hasText: 'Transcripts' }).click();
    await workbench.untilDone(
      'the codebook is there with its counts, and the transcripts are folded',
      async () => {
        const texts = await workbench.treeTexts();
        return (
          texts.some(text => /^What happened before \d/.test(text)) && !texts.some(text => text.includes('%'))
        );
      },
    );
  }

  row(name: string) {
    return this.scene.workbench.treeRows.filter({ hasText: name }).first();
  }

  get codes(): readonly Code[] {
    return (JSON.parse(this.read('codebook.json')) as { codes: Code[] }).codes;
  }

  code(name: string): Code | undefined {
    return this.codes.find(code => code.name === name && code.mergedInto === undefined);
  }

  id(name: string): string {
    return this.code(name)!.id;
  }

  isUnder(theme: string | undefined, ...names: readonly string[]): boolean {
    const parent = theme === undefined ? undefined : this.code(theme)?.id;
    return names.every(name => this.code(name) && this.code(name)!.parent === parent);
  }

  /** Names of the codes below a theme, in their order. */
  below(theme: string): readonly string[] {
    const parent = this.id(theme);
    const found = this.codes.filter(code => code.parent === parent && code.mergedInto === undefined);
    return found.sort((a, b) => (a.rank! < b.rank! ? -1 : 1)).map(({ name }) => name);
  }

  /** Number of own codings of some codes, by id. */
  codings(...ids: readonly string[]): number {
    const segments = OWN.flatMap(
      file => (JSON.parse(this.read(file)) as { segments: { codes: string[] }[] }).segments,
    );
    return segments.filter(({ codes }) => codes.some(id => ids.includes(id))).length;
  }

  /** Selects rows with the mouse, one after the other. */
  async select(...names: readonly string[]): Promise<void> {
    const { workbench } = this.scene;
    await workbench.untilDone(`${names.length} rows are selected`, async () => {
      await workbench.untilStill('rows', () => workbench.treeTexts());
      for (const [i, name] of names.entries())
        await this.row(name).click(i === 0 ? {} : { modifiers: ['Control'] });
      return (await this.selected()) === names.length;
    });
  }

  /** Chooses from the menu of a row; of all rows that are selected, if it is one of them. */
  async menu(name: string, item: string): Promise<void> {
    const { workbench } = this.scene;
    await workbench.untilStill('rows', () => workbench.treeTexts());
    await workbench.contextMenu(this.row(name), item);
  }

  /** Selects a row with the mouse and those below it by keys. */
  async selectDown(name: string, others: number): Promise<void> {
    const { workbench } = this.scene;
    await workbench.untilDone(`${others} more rows are selected`, async () => {
      await workbench.untilStill('rows', () => workbench.treeTexts());
      await this.row(name).click();
      for (let i = 0; i < others; i++) await workbench.page.keyboard.press('Shift+ArrowDown');
      return (await this.selected()) === others + 1;
    });
  }

  /** Selects rows and presses a key until something is written: a tree that is just being drawn again takes none. */
  async press(key: string, select: () => Promise<void>): Promise<void> {
    const { workbench } = this.scene;
    const before = this.files();
    await workbench.repeatUntil(
      `${key} does something`,
      () => this.files() !== before,
      async () => {
        await select();
        await workbench.page.keyboard.press(key);
      },
    );
  }

  private selected(): Promise<number> {
    return this.scene.workbench.page
      .locator('.sidebar .tree-explorer-viewlet-tree-view .monaco-list-row.selected')
      .count();
  }

  /** Does something, looks what comes of it, and undoes it: all files are then as they were, byte for byte. */
  async doAndUndo(work: () => Promise<void>, what: string, isDone: () => boolean): Promise<void> {
    const { workbench } = this.scene;
    const rows = await workbench.untilStill('rows', () => workbench.treeTexts());
    const before = this.files();
    await work();
    await workbench.untilDone(what, async () => isDone());
    await this.untilWritten();
    await this.undo(before);
    await workbench.untilDone('the tree is as it was', async () => {
      const now = await workbench.untilStill('rows', () => workbench.treeTexts());
      return now.join('\n') === rows.join('\n');
    });
  }

  async undo(before: string): Promise<void> {
    const { workbench } = this.scene;
    await workbench.command('Transcript Coder: Undo Coding');
    await workbench.untilDone('all files are as they were, to the byte', async () => this.files() === before);
  }

  /** All files of the study with their content; of one that is just being written only the name, as it may be gone already. */
  files(): string {
    const { folder } = this.scene;
    const entries = fs.readdirSync(folder, { recursive: true, withFileTypes: true });
    const files = entries
      .filter(entry => entry.isFile())
      .map(entry => path.relative(folder, path.join(entry.parentPath, entry.name)))
      .sort();
    return JSON.stringify(files.map(name => [name, isTemporary(name) ? '' : this.read(name)]));
  }

  private async untilWritten(): Promise<void> {
    const { workbench, folder } = this.scene;
    await workbench.untilDone('nothing is left behind', async () =>
      fs.readdirSync(folder).every(name => !isTemporary(name)),
    );
  }

  private read(file: string): string {
    return fs.readFileSync(path.join(this.scene.folder, file), 'utf8');
  }
}

scenario('a person moves codes by keys and mouse, and undoes each', setting, async scene => {
  const { workbench, step } = scene;
  const desk = new Desk(scene);

  await step('opens the codebook', () => desk.begin());

  await step('reorders two codes among their siblings, by keys and from the menu', async () => {
    const order = desk.below(GAINS);
    assert.deepEqual(order.slice(0, 3), [LANGUAGE, FRAME, PRACTICE]);
    const isMoved = () => desk.below(GAINS).slice(0, 3).join() === [PRACTICE, LANGUAGE, FRAME].join();
    const byKeys = () => desk.press('Alt+ArrowDown', () => desk.selectDown(LANGUAGE, 1));
    await desk.doAndUndo(byKeys, 'both are below the third', isMoved);
    const byMouse = async () => {
      await desk.select(LANGUAGE, FRAME);
      await desk.menu(FRAME, 'Move Code Down');
    };
    await desk.doAndUndo(byMouse, 'both are below the third', isMoved);
  });

  await step('moves two codes out of their theme, by keys and from the menu', async () => {
    const isMoved = () => desk.isUnder(undefined, FRAME, PRACTICE);
    const byKeys = () => desk.press('Alt+ArrowLeft', () => desk.selectDown(FRAME, 1));
    await desk.doAndUndo(byKeys, 'both are at the top', isMoved);
    const byMouse = async () => {
      await desk.select(FRAME, PRACTICE);
      await desk.menu(PRACTICE, 'Move Code Out of Its Theme');
    };
    await desk.doAndUndo(byMouse, 'both are at the top', isMoved);
  });

  await step('moves two codes into the one above, by keys and from the menu', async () => {
    const isMoved = () => desk.isUnder(LANGUAGE, FRAME, PRACTICE);
    const byKeys = () => desk.press('Alt+ArrowRight', () => desk.selectDown(FRAME, 1));
    await desk.doAndUndo(byKeys, 'both are below the first', isMoved);
    const byMouse = async () => {
      await desk.select(FRAME, PRACTICE);
      await desk.menu(PRACTICE, 'Move Code into the One Above');
    };
    await desk.doAndUndo(byMouse, 'both are below the first', isMoved);
  });

  await step('drags two codes onto another theme', async () => {
    const drag = async () => {
      await desk.select(LANGUAGE, PRACTICE);
      await desk.row(PRACTICE).dragTo(desk.row(CONDITIONS));
    };
    await desk.doAndUndo(drag, 'both are below the theme', () =>
      desk.isUnder(CONDITIONS, LANGUAGE, PRACTICE),
    );
    assert.ok(desk.isUnder(GAINS, FRAME));
  });

  await step('puts several codes under another theme, from the palette and from the menu', async () => {
    const isMoved = () => desk.isUnder(GAPS, LANGUAGE, FRAME, PRACTICE);
    const answer = async () => {
      await workbench.quickTitle('Move “');
      await workbench.typeAndEnter(GAPS);
    };
    const byKeys = async () => {
      await desk.selectDown(LANGUAGE, 2);
      await workbench.command('Transcript Coder: Move Code…');
      await answer();
    };
    await desk.doAndUndo(byKeys, 'all are below the theme', isMoved);
    const byMouse = async () => {
      await desk.select(LANGUAGE, FRAME, PRACTICE);
      await desk.menu(PRACTICE, 'Move Code…');
      await answer();
    };
    await desk.doAndUndo(byMouse, 'all are below the theme', isMoved);
  });
});

scenario(
  'a person deletes, merges and duplicates codes by keys and mouse, and undoes each',
  setting,
  async scene => {
    const { workbench, step } = scene;
    const { page } = workbench;
    const desk = new Desk(scene);
    const [ROLE, EMPLOYERS] = ['Role of the job coach', 'Former employers'] as const;
    const copy = `${LANGUAGE} 2`;

    await step('opens the codebook', () => desk.begin());

    await step('duplicates a code, from the palette and from the menu', async () => {
      const isThere = () => desk.below(GAINS).slice(0, 2).join() === [LANGUAGE, copy].join();
      const answer = async () => {
        await workbench.quickTitle(`Duplicate “${LANGUAGE}”`);
        await page.keyboard.press('Enter');
      };
      const byKeys = async () => {
        await desk.select(LANGUAGE);
        await workbench.command('Transcript Coder: Duplicate Code…');
        await answer();
      };
      await desk.doAndUndo(byKeys, 'the copy is beside it', isThere);
      const byMouse = async () => {
        await desk.menu(LANGUAGE, 'Duplicate Code…');
        await answer();
      };
      await desk.doAndUndo(byMouse, 'the copy is beside it', isThere);
    });

    const ids = [desk.id(ROLE), desk.id(EMPLOYERS)];
    const areGone = () => !desk.code(ROLE) && !desk.code(EMPLOYERS);
    const ask = {
      'by keys': () =>
        workbench.untilShown(workbench.dialog, async () => {
          await desk.select(EMPLOYERS, ROLE);
          await page.keyboard.press('Delete');
        }),
      'from the menu': async () => {
        await desk.select(EMPLOYERS, ROLE);
        await desk.menu(ROLE, 'Delete Code…');
      },
    };
    const count = desk.codings(...ids);
    for (const [how, choose] of Object.entries(ask)) {
      const delete2 = async (button: string) => {
        await choose();
        await workbench.dialog.filter({ hasText: 'Delete 2 codes?' }).waitFor();
        await workbench.dialog.filter({ hasText: `${count} of your segments` }).waitFor();
        await workbench.press(button);
      };
      await step(`deletes two codes with their codings, ${how}`, () =>
        desk.doAndUndo(
          () => delete2('Delete'),
          'codes and codings are gone',
          () => areGone() && desk.codings(...ids) === 0,
        ),
      );
      await step(`deletes two codes, whose codings become those of another, ${how}`, async () => {
        const target = desk.id(LANGUAGE);
        const wanted = desk.codings(...ids, target);
        const work = async () => {
          await delete2('Move Codings…');
          await workbench.quickTitle('Move your codings of');
          await workbench.typeAndEnter(LANGUAGE);
        };
        const isDone = () => areGone() && desk.codings(...ids) === 0 && desk.codings(target) === wanted;
        await desk.doAndUndo(work, 'the codings are moved', isDone);
      });
      await step(`deletes two codes, whose codings stay, ${how}`, () =>
        desk.doAndUndo(
          () => delete2('Keep Codings'),
          'the codes are gone, and no coding',
          () => areGone() && desk.codings(...ids) === count,
        ),
      );
    }

    await step('merges by giving a code the name of another, by keys and from the menu', async () => {
      const gone = desk.id(FRAME);
      const isMerged = () =>
        desk.codes.some(code => code.id === gone && code.mergedInto === desk.id(LANGUAGE)) &&
        desk.codings(gone) > 0;
      const answer = async () => {
        await workbench.quickTitle(`Rename “${FRAME}”`);
        await page.keyboard.press('Control+A');
        await page.keyboard.type(LANGUAGE.toUpperCase());
        await workbench.quickInput.filter({ hasText: 'Press Enter to merge the two' }).waitFor();
        await page.keyboard.press('Enter');
        await workbench.dialog.filter({ hasText: `Merge “${FRAME}” into “${LANGUAGE}”?` }).waitFor();
      };
      const byKeys = async () => {
        const title = workbench.quickInput.locator('.quick-input-title');
        await workbench.untilShown(title, async () => {
          await desk.select(FRAME);
          await page.keyboard.press('F2');
        });
        await answer();
        await page.keyboard.press('Enter');
      };
      await desk.doAndUndo(byKeys, 'they are merged', isMerged);
      const byMouse = async () => {
        await desk.menu(FRAME, 'Rename Code…');
        await answer();
        await workbench.press('Merge');
      };
      await desk.doAndUndo(byMouse, 'they are merged', isMerged);
    });

    const whole = desk.files();
    const findByKeys = () => workbench.command('Transcript Coder: Find Unused and Similar Codes…');
    const findByMouse = async () => {
      const header = page.locator('.pane-header', { hasText: 'Codebook' });
      const item = page.locator('.monaco-menu .action-item', { hasText: 'Find Unused and Similar Codes' });
      // a menu that has only just opened takes no click
      await workbench.untilShown(workbench.quickInput, async () => {
        await header.hover();
        if ((await item.count()) === 0)
          await header.locator('.codicon-toolbar-more').click({ timeout: 5000 });
        await item.click({ timeout: 2000 }).catch(() => undefined);
      });
    };

    await step('has two codes with like names, of which one is not used', async () => {
      await desk.menu(LANGUAGE, 'Duplicate Code…');
      await workbench.quickTitle(`Duplicate “${LANGUAGE}”`);
      await page.keyboard.press('Enter');
      await desk.row(copy).waitFor();
    });

    for (const [how, find] of [
      ['by keys', findByKeys],
      ['with the mouse', findByMouse],
    ] as const) {
      const isByKeys = how === 'by keys';
      await step(`finds codes with like names and merges them, ${how}`, () =>
        desk.doAndUndo(
          async () => {
            await find();
            await workbench.quickTitle('Unused and Similar Codes');
            if (isByKeys) await workbench.typeAndEnter(copy);
            else await workbench.pick(copy);
            await workbench.quickTitle('Merge into which of them?');
            await workbench.quickRows.filter({ hasText: copy }).first().waitFor();
            if (isByKeys) await page.keyboard.press('Enter');
            else await workbench.quickRows.filter({ hasText: LANGUAGE }).first().click();
            await workbench.dialog.filter({ hasText: `Merge “${copy}” into “${LANGUAGE}”?` }).waitFor();
            if (isByKeys) await page.keyboard.press('Enter');
            else await workbench.press('Merge');
          },
          'they are merged',
          () =>
            desk.code(copy) === undefined && desk.codes.some(code => code.name === copy && code.mergedInto),
        ),
      );
      await step(`finds codes that are not used and deletes them, ${how}`, () =>
        desk.doAndUndo(
          async () => {
            await find();
            await workbench.quickTitle('Unused and Similar Codes');
            const unused = workbench.quickRows.filter({ hasText: '1 code' }).last();
            await unused.waitFor();
            if (isByKeys) {
              await page.keyboard.press('ArrowUp');
              await page.keyboard.press('Enter');
            } else await unused.click();
            await workbench.quickTitle('Delete which unused codes?');
            await workbench.quickRows.filter({ hasText: copy }).first().waitFor();
            if (isByKeys) await page.keyboard.press('Enter');
            else {
              await workbench.quickRows.filter({ hasText: copy }).first().click();
              await workbench.quickInput.locator('.monaco-button', { hasText: 'OK' }).click();
            }
            await workbench.dialog.filter({ hasText: `Delete “${copy}”?` }).waitFor();
            await workbench.dialog.filter({ hasText: 'It is not used on any segment.' }).waitFor();
            if (isByKeys) await page.keyboard.press('Enter');
            else await workbench.press('Delete');
          },
          'it is gone',
          () => desk.code(copy) === undefined,
        ),
      );
    }

    await step('undoes the copy as well, and has the study as it was', () => desk.undo(whole));
  },
);

/** A file of ours on its way to its name. */
function isTemporary(name: string): boolean {
  return path.basename(name).startsWith('.transcript-coder');
}
