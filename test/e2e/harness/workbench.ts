import type { FrameLocator, Locator, Page } from 'playwright-core';
import { absentYet } from './becomes';

/** A decoration as it is drawn. */
export interface DrawnDecoration {
  readonly background: string;
  readonly borderBottom: string;
  readonly borderTop: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** VS Code's workbench through a person's eyes and hands. */
export class Workbench {
  constructor(
    readonly page: Page,
    private readonly url: string,
  ) {}

  /** Opens the workbench; it is ready when the explorer lists files. */
  async open(): Promise<void> {
    // tsx marks functions with a helper of its own, also those that are sent into the page
    await this.page.addInitScript('globalThis.__name = value => value;');
    await this.page.goto(this.url, { waitUntil: 'domcontentloaded' });
    await this.ready();
  }

  /** Waits until VS Code has written something into its store, which it does some seconds later: a reload keeps what is there. */
  async untilStored(text: string): Promise<void> {
    await this.untilDone(`“${text}” is in VS Code’s store`, () =>
      this.page.evaluate(async wanted => {
        const promised = <T>(request: IDBRequest<T>) =>
          new Promise<T>((resolve, reject) => {
            request.onsuccess = () => resolve(request.result);
            request.onerror = () => reject(request.error ?? new Error('no answer'));
          });
        for (const { name } of await indexedDB.databases()) {
          if (!name?.startsWith('vscode-web-state-db')) continue;
          const database = await promised(indexedDB.open(name));
          try {
            for (const table of database.objectStoreNames) {
              const values = await promised(database.transaction(table).objectStore(table).getAll());
              if (values.some(value => String(value).includes(wanted))) return true;
            }
          } finally {
            database.close();
          }
        }
        return false;
      }, text),
    );
  }

  /** Reloads the window. */
  async reload(): Promise<void> {
    await this.page.reload({ waitUntil: 'domcontentloaded' });
    await this.ready();
  }

  private async ready(): Promise<void> {
    await this.page.locator('.monaco-workbench').waitFor({ timeout: 120_000 });
    await this.page
      .locator('.activitybar .action-label, .activitybar [role="tab"]')
      .first()
      .waitFor({ timeout: 120_000 });
    // the extension is known when its icon stands in the activity bar
    await this.activityIcon('Transcript Coder').waitFor({ timeout: 120_000 });
  }

  // Commands and quick picks

  get quickInput(): Locator {
    return this.page.locator('.quick-input-widget');
  }

  /** The rows of the quick pick that is open. */
  get quickRows(): Locator {
    return this.quickInput.locator('.quick-input-list .monaco-list-row');
  }

  /** The field of the quick pick or input box that is open. */
  get quickField(): Locator {
    return this.quickInput.locator('input[type="text"]').first();
  }

  /** What is typed there. */
  quickValue(): Promise<string> {
    return this.quickField.inputValue();
  }

  /** Runs a command from the palette by its whole title; asks again until the extension host has registered it. */
  async command(title: string): Promise<void> {
    // “New Code” is not “New Code Group…”; after a title comes its key
    const labels = [title, `${title}…`].flatMap(label => [
      `[aria-label="${label}"]`,
      `[aria-label^="${label}, "]`,
    ]);
    await this.choose('F1', `>${title}`, `:is(${labels.join(', ')})`);
  }

  /**
   * Opens the quick input by a key, types, and chooses a row; again when the row does not come, or when something that went on
   * before takes the focus away from the input.
   */
  private async choose(key: string, typed: string, row: string): Promise<void> {
    let timeout = 1000;
    await this.untilDone(`“${typed}” can be chosen`, async () => {
      // more patience each time: a slow machine is not asked again for ever
      const patience = { timeout: (timeout *= 2) };
      try {
        await this.page.keyboard.press(key);
        await this.quickField.fill(typed, patience);
        await this.clickOnce(this.quickInput.locator(`.monaco-list-row${row}`).first(), patience);
        // what is chosen closes the input at once, or has another question in it
        await this.untilOther(typed, patience.timeout);
        return true;
      } catch {
        // what has the focus without a question would take the key for itself
        if (await this.quickInput.isVisible()) await this.quickField.press('Escape', patience);
        return false;
      }
    });
  }

  /** Waits until the quick input is closed, or has something else in its field. */
  private async untilOther(typed: string, timeout: number): Promise<void> {
    for (const end = Date.now() + timeout; await this.isAsked(typed); await this.page.waitForTimeout(50))
      if (Date.now() > end) throw new Error(`“${typed}” is still there.`);
  }

  private async isAsked(typed: string): Promise<boolean> {
    return (await this.quickInput.isVisible()) && (await this.quickValue()) === typed;
  }

  /** Clicks when that is possible, or fails without a click: a click of its own that fails may have been one all the same. */
  private async clickOnce(target: Locator, patience: { readonly timeout: number }): Promise<void> {
    await target.click({ trial: true, ...patience });
    const box = await target.boundingBox(patience);
    if (!box) throw new Error('It is gone.');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    // rows that come late move those below them
    const isThere = (one: Element, at: readonly [number, number]) =>
      one.contains(document.elementFromPoint(...at));
    if (!(await target.evaluate(isThere, [x, y] as const, patience))) throw new Error('It has moved.');
    // what opens or closes at that moment takes the click
    const row = (await target.elementHandle(patience))!;
    await row.evaluate((one: Element & { isHit?: boolean }) => {
      const look = ({ target }: Event) => (one.isHit = one.contains(target as Node));
      document.addEventListener('mousedown', look, { once: true, capture: true });
    });
    await this.page.mouse.click(x, y);
    if (!(await row.evaluate((one: Element & { isHit?: boolean }) => one.isHit)))
      throw new Error('It was not hit.');
  }

  /** Waits for a quick pick or input box with this in its title. */
  async quickTitle(text: string): Promise<void> {
    await this.quickInput.locator('.quick-input-title', { hasText: text }).waitFor();
  }

  /** Presses the keys of a command for the editor: a list that has just closed gives the focus back a moment later. */
  async pressInEditor(keys: string): Promise<void> {
    await this.quickInput.waitFor({ state: 'hidden' });
    await this.untilInEditor();
    await this.page.keyboard.press(keys);
  }

  /** Waits until the editor has the focus. */
  async untilInEditor(): Promise<void> {
    await this.untilDone('the editor has the focus', () =>
      this.page.evaluate(() => !!document.activeElement?.closest('.editor-instance .monaco-editor')),
    );
  }

  /** Chooses a row of the quick pick that is open. */
  async pick(label: string): Promise<void> {
    await this.quickRows.filter({ hasText: label }).first().click();
  }

  /** Ticks a row of the quick pick that is open, or takes its tick away, and confirms: again where the key went elsewhere. */
  async tick(label: string): Promise<void> {
    await this.quickField.fill(label);
    const row = this.quickRows.filter({ hasText: label }).first();
    const tick = (isSet: boolean) => row.locator(`[aria-checked="${isSet}"]`).first();
    await tick(true).or(tick(false)).waitFor();
    const isTicked = await tick(true).isVisible();
    await this.untilShown(tick(!isTicked), () => row.click());
    await this.confirm();
  }

  /** Ticks just these rows of the quick pick that is open, and confirms. */
  async tickOnly(...labels: readonly string[]): Promise<void> {
    const isWrong = (row: Element, wanted: readonly string[]) =>
      (row.querySelector('[aria-checked="true"]') !== null) !==
      wanted.some(label => row.textContent.includes(label));
    await this.quickRows.first().waitFor();
    await this.untilDone(`just ${labels.join(', ')} are ticked`, async () => {
      for (const row of await this.quickRows.all()) {
        if (!(await row.evaluate(isWrong, labels))) continue;
        await row.click();
        return false;
      }
      return true;
    });
    await this.confirm();
  }

  /** Confirms a list of several choices: again where the key went elsewhere. */
  private async confirm(): Promise<void> {
    await this.untilDone('the list is closed', async () => {
      await this.quickField.press('Enter');
      return this.quickInput.waitFor({ state: 'hidden', timeout: 2000 }).then(
        () => true,
        () => false,
      );
    });
  }

  /** Types into the question that is open, and confirms once all of it has arrived there. */
  async typeAndEnter(text: string): Promise<void> {
    await this.untilAsking();
    await this.page.keyboard.type(text);
    // some lists take keys before they are there, and those are without Shift
    const typed = text.toLowerCase();
    await this.untilDone(`“${text}” is typed`, async () =>
      (await this.quickValue()).toLowerCase().includes(typed),
    );
    await this.page.keyboard.press('Enter');
  }

  /** Waits until the question that is open has the focus. */
  async untilAsking(): Promise<void> {
    await this.untilDone('a question has the focus', () =>
      this.page.evaluate(() => !!document.activeElement?.closest('.quick-input-widget')),
    );
  }

  /** Waits until no question is open any more; one that stays, as something else took the focus from it, is given up. */
  private async untilUnasked(): Promise<void> {
    await this.untilDone('no question is open', async () => {
      const isClosed = await this.quickInput.waitFor({ state: 'hidden', timeout: 5000 }).then(
        () => true,
        () => false,
      );
      if (!isClosed) await this.quickField.press('Escape', { timeout: 5000 });
      return isClosed;
    });
  }

  /** Types a path into the dialog for files: again where it is not done with its own reading of folders. */
  async choosePath(title: string, button: string, absolute: string): Promise<void> {
    const dialog = this.quickInput.locator('.quick-input-title', { hasText: title });
    await dialog.waitFor();
    const input = this.quickField;
    await this.untilDone(`“${title}” takes a path`, async () => {
      if (!(await dialog.isVisible())) return true;
      await input.fill(absolute);
      // a dialog that is still reading a folder closes with nothing chosen
      await this.untilStill('the list of files', () => this.quickRows.allInnerTexts());
      // or puts the path that it suggests over the one that was typed
      if ((await input.inputValue()) !== absolute) return false;
      await this.quickInput.getByText(button, { exact: true }).click();
      return dialog.waitFor({ state: 'hidden', timeout: 5000 }).then(
        () => true,
        () => false,
      );
    });
  }

  /** Begins to import a project that the Explorer shows into a new study in a folder, until it says what comes in. */
  async importIntoNewStudy(project: string, folder: string): Promise<void> {
    const row = this.page
      .locator('.explorer-folders-view .monaco-list-row')
      .filter({ has: this.page.getByText(project, { exact: true }) });
    const preview = this.quickInput.locator('.quick-input-title', { hasText: `Import ${project}` });
    // on a slow machine, the dialog for the folder may close with nothing chosen
    await this.untilDone(`it is said what is in ${project}`, async () => {
      await this.contextMenu(row, 'Import Project…');
      await this.quickTitle(`Where is ${project} to be imported?`);
      await this.pick('Into a new study…');
      await this.choosePath('Where do you want to put the new study?', 'Put Here', folder);
      return preview.waitFor({ timeout: 40_000 }).then(
        () => true,
        () => false,
      );
    });
  }

  // Editor

  get editor(): Locator {
    return this.page.locator('.editor-group-container.active .editor-instance').first();
  }

  get lines(): Locator {
    return this.editor.locator('.view-line');
  }

  /** Shows a file: its tab where there is one, else by its name. */
  async openFile(name: string): Promise<void> {
    const tab = this.page.locator(`.tabs-container .tab[data-resource-name="${name}"]`);
    if ((await tab.count()) > 0) await tab.click();
    else await this.findFile(name);
    await this.page.locator(`.tabs-container .tab.active[data-resource-name="${name}"]`).waitFor();
    await this.lines.first().waitFor();
  }

  private async findFile(name: string): Promise<void> {
    // not a coding file, which is called like its transcript and more
    const labels = ['', ',', ' '].map(end => `[aria-label${end ? '^' : ''}="${name}${end}"]`);
    await this.choose('Control+P', name, `:is(${labels.join(', ')})`);
  }

  /** Unlocks the transcript that is shown, as who wants to type in it does. */
  async correctTranscript(): Promise<void> {
    await this.statusItem('lock').filter({ hasText: 'Correct Transcript' }).click();
    await this.statusItem('lock').filter({ hasText: 'Lock Transcript' }).waitFor();
    await this.lines.first().click();
  }

  /** The text that the editor shows now, in the order of its lines. */
  async visibleText(): Promise<string> {
    const rows = await this.lines.evaluateAll(elements =>
      elements
        .map(element => ({
          top: parseFloat((element as HTMLElement).style.top),
          text: element.textContent ?? '',
        }))
        .sort((a, b) => a.top - b.top)
        .map(row => row.text),
    );
    // the room for labels is no text
    return rows.join('\n').replaceAll('\u00a0', ' ').replaceAll('\u2002', '');
  }

  /** Puts the cursor somewhere, by keys: line and column from 1. */
  async goTo(line: number, column = 1): Promise<void> {
    const place = this.page.locator('[id="status.editor.selection"]', {
      hasText: new RegExp(`Ln ${line}, Col ${column}(?!\\d)`),
    });
    const input = this.quickField;
    // Enter before VS Code has read the place closes the question and leaves the cursor where it was
    await this.untilShown(place, async () => {
      // what was asked before may still be closing, and its input is the same
      await this.untilUnasked();
      await this.untilShown(input, () => this.page.keyboard.press('Control+G'));
      const row = this.quickRows.filter({ hasText: new RegExp(`\\b${line}\\b`) }).first();
      // it may have been another question, of which the answer was typed before it was there, and which closes by itself
      const isAsked = await input
        .fill(`:${line}:${column}`, { timeout: 5000 })
        .then(() => row.waitFor({ timeout: 5000 }))
        .then(
          () => true,
          () => false,
        );
      if (!isAsked) return this.page.keyboard.press('Escape');
      // an editor that was shown just before may have taken the focus from the question
      await input.press('Enter', { timeout: 5000 });
      await this.untilUnasked();
    });
    // keys go there a moment later
    await this.untilInEditor();
  }

  /** Selects so many characters from a place on, by keys. */
  async selectByKeys(line: number, column: number, length: number): Promise<void> {
    await this.goTo(line, column);
    await this.page.keyboard.down('Shift');
    for (let i = 0; i < length; i++) await this.page.keyboard.press('ArrowRight');
    await this.page.keyboard.up('Shift');
    await this.page.locator('[id="status.editor.selection"]', { hasText: `${length} selected` }).waitFor();
  }

  /** Selects words that stand on one visible line by dragging over them. */
  async selectByMouse(words: string): Promise<void> {
    const selected = this.page.locator('[id="status.editor.selection"]', {
      hasText: `(${words.length} selected)`,
    });
    let isFirst = true;
    // a cursor that the extension has set shortly before may reach the editor only in the middle of the drag
    await this.untilShown(selected, async () => {
      // what is selected would be moved
      if (!isFirst) await this.page.keyboard.press('ArrowLeft');
      isFirst = false;
      await this.dragOver(await this.boxOf(words));
    });
  }

  private async dragOver(box: { x: number; y: number; width: number; height: number }): Promise<void> {
    const y = box.y + box.height / 2;
    await this.page.mouse.move(box.x + 1, y);
    await this.page.mouse.down();
    await this.page.mouse.move(box.x + box.width / 2, y, { steps: 4 });
    await this.page.mouse.move(box.x + box.width - 1, y, { steps: 4 });
    await this.page.mouse.up();
  }

  /** Where words that stand on one visible line are on the screen. */
  async boxOf(words: string): Promise<{ x: number; y: number; width: number; height: number }> {
    return this.untilDone(`“${words}” is in sight`, () =>
      this.lines.evaluateAll((elements, wanted) => {
        for (const line of elements) {
          // the room for labels is no text
          const text = (line.textContent ?? '').replaceAll('\u00a0', ' ').replaceAll('\u2002', '');
          const start = text.indexOf(wanted);
          if (start < 0) continue;
          const range = document.createRange();
          const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
          let seen = 0;
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            if (/^\u2002+$/.test(node.textContent!)) continue;
            const length = node.textContent!.length;
            if (start >= seen && start < seen + length) range.setStart(node, start - seen);
            if (start + wanted.length > seen && start + wanted.length <= seen + length)
              range.setEnd(node, start + wanted.length - seen);
            seen += length;
          }
          const { x, y, width, height } = range.getBoundingClientRect();
          return { x, y, width, height };
        }
        return undefined;
      }, words),
    );
  }

  /** The boxes that decorations draw behind the text in sight. */
  async decorations(): Promise<DrawnDecoration[]> {
    return this.editor.locator('.view-overlays [class*="ced-"]').evaluateAll(elements =>
      elements.map(element => {
        const style = getComputedStyle(element);
        const { left, top, width, height } = element.getBoundingClientRect();
        return {
          background: style.backgroundColor,
          borderBottom: `${style.borderBottomWidth} ${style.borderBottomStyle}`,
          borderTop: `${style.borderTopWidth} ${style.borderTopStyle}`,
          left,
          top,
          width,
          height,
        };
      }),
    );
  }

  /** Everything that decorations write behind lines in sight. */
  async writtenBehindLines(): Promise<string[]> {
    const texts = await this.lines
      .locator('[class*="ced-"]')
      .evaluateAll(elements => elements.map(element => getComputedStyle(element, '::after').content));
    return texts
      .filter(text => text !== 'none' && text !== 'normal')
      .map(text => text.replace(/^"|"$/g, '').replaceAll('\u00a0', ' '));
  }

  // Around the editor

  activityIcon(label: string): Locator {
    return this.page
      .locator(
        `.activitybar [role="tab"][aria-label^="${label}"], .activitybar .action-label[aria-label^="${label}"]`,
      )
      .first();
  }

  /** Shows a view container, unless it is shown. */
  async showView(label: string): Promise<void> {
    const shown = this.page.locator(`.activitybar .action-item.checked [aria-label^="${label}"]`);
    // a window that was reloaded shows its view a moment later: a click on the icon would then hide it again
    let looks = 0;
    await this.untilDone(`the view ${label} is shown`, async () => {
      looks = (await shown.count()) > 0 ? looks + 1 : 0;
      if (looks === 0) {
        await this.activityIcon(label).click();
        await shown.first().waitFor({ state: 'attached', timeout: 5000 });
      } else await this.page.waitForTimeout(150);
      return looks > 2;
    });
    await this.page.mouse.move(700, 400);
  }

  /** Rows of the trees in the side bar and in the panel: label and description. */
  get treeRows(): Locator {
    return this.page.locator(':is(.sidebar, .panel) .tree-explorer-viewlet-tree-view .monaco-list-row');
  }

  /** The page of the Segments panel. */
  get segments(): FrameLocator {
    const frame = this.page.frameLocator('iframe.webview.ready[src*="purpose=webviewView"]:visible');
    return frame.frameLocator('iframe#active-frame');
  }

  /** The texts of the rows of these trees. */
  async treeTexts(): Promise<string[]> {
    return this.treeRows.evaluateAll(rows =>
      rows.map(row => {
        const part = (name: string) => row.querySelector(name)?.textContent?.trim() ?? '';
        return [part('.label-name'), part('.label-description')].filter(Boolean).join(' ');
      }),
    );
  }

  /** The page of the report panel that is shown. */
  get report(): FrameLocator {
    const frame = this.page.frameLocator('iframe.webview.ready:not([src*="purpose=webviewView"]):visible');
    return frame.frameLocator('iframe#active-frame');
  }

  /** The page of the Markdown preview that is shown. */
  get preview(): FrameLocator {
    return this.report;
  }

  /** The rows of the report's table as they are shown: the texts of their cells. */
  async reportRows(): Promise<string[][]> {
    const rows = this.report.locator('tbody tr[aria-rowindex]');
    return rows.evaluateAll(all => all.map(row => [...row.children].map(cell => cell.textContent ?? '')));
  }

  /** Clicks a row until something comes of it: a tree that is just being drawn again takes no click. */
  async clickRow(row: Locator, result: Locator): Promise<void> {
    await this.untilShown(result, () => this.clickSoon(row));
  }

  /** Presses a key on a row until something comes of it: a tree that is just being drawn again takes none. */
  async pressOnRow(row: Locator, key: string, result: Locator): Promise<void> {
    await this.untilShown(result, async () => {
      await this.clickSoon(row);
      await this.page.keyboard.press(key);
    });
  }

  /** The same, where what comes of it is not on the screen. */
  async pressOnRowUntil(row: Locator, key: string, what: string, isDone: () => boolean): Promise<void> {
    await this.repeatUntil(what, isDone, async () => {
      await this.clickSoon(row);
      await this.page.keyboard.press(key);
    });
  }

  /** Drags a row onto another until something comes of it. */
  async dragRow(row: Locator, onto: Locator, what: string, isDone: () => boolean): Promise<void> {
    await this.repeatUntil(what, isDone, () => row.dragTo(onto, { timeout: 10_000 }));
  }

  /** Clicks a row once its list stays as it is. */
  async clickSoon(row: Locator): Promise<void> {
    await this.untilStill('the rows', () => this.treeTexts());
    // a hover of the row, where the pointer has rested, would take the click
    await this.page.mouse.move(0, 0);
    await row.click({ timeout: 30_000 });
  }

  /** Does something to rows until that is done, with much patience: done twice, it may come twice, and late. */
  async repeatUntil(what: string, isDone: () => boolean, work: () => Promise<void>): Promise<void> {
    let patience = 5000;
    await this.untilDone(what, async () => {
      await this.untilStill('the rows', () => this.treeTexts());
      if (isDone()) return true;
      await work();
      for (const end = Date.now() + (patience *= 2); Date.now() < end; await this.page.waitForTimeout(50))
        if (isDone()) return true;
      return false;
    });
  }

  /** Chooses from the context menu of a row. */
  async contextMenu(row: Locator, item: string): Promise<void> {
    await this.chooseFromMenu(item, async () => {
      // a list that is being read anew has no rows for commands
      await this.untilStill('the rows', () => this.treeTexts());
      await row.click({ button: 'right' });
    });
  }

  /** Chooses from a menu, which is opened unless it is. */
  async chooseFromMenu(item: string, open: () => Promise<void>): Promise<void> {
    const menu = this.page.locator('.monaco-menu');
    await this.untilDone(`the menu gives “${item}”`, async () => {
      if ((await menu.count()) === 0) await open();
      // a menu that has only just opened takes no click: it stays, and takes the next one; one that closes by itself is opened again
      const choice = menu.locator('.action-item', { hasText: item }).first();
      const isClicked = await this.clickOnce(choice, { timeout: 2000 }).then(
        () => true,
        () => false,
      );
      const isClosed = await menu
        .first()
        .waitFor({ state: 'detached', timeout: 1000 })
        .then(
          () => true,
          () => false,
        );
      return isClicked && isClosed && !(await this.isRowLost());
    });
  }

  /** Whether the list was just being read anew, and its row with it: then a person tries again. */
  private async isRowLost(): Promise<boolean> {
    const said = this.notification('The list was just being updated.').first();
    if (!(await said.isVisible())) return false;
    await said.hover();
    await said.locator('.codicon-notifications-clear').click();
    await said.waitFor({ state: 'detached' });
    return true;
  }

  statusItem(id: string): Locator {
    return this.page.locator(`.statusbar-item[id$="${id}"]`);
  }

  /** The modal dialog that is open. */
  get dialog(): Locator {
    return this.page.locator('.monaco-dialog-box');
  }

  /** Presses a button of the modal dialog. */
  async press(button: string): Promise<void> {
    await this.dialog.locator('.monaco-button', { hasText: button }).first().click();
    await this.dialog.waitFor({ state: 'hidden' });
  }

  notification(text: string): Locator {
    return this.page.locator('.notifications-toasts .notification-list-item', { hasText: text });
  }

  async screenshot(file: string): Promise<void> {
    await this.page.screenshot({ path: file });
  }

  /** Does something until something is shown, with more patience each time: a slow machine is not asked again for ever. */
  async untilShown(result: Locator, work: () => Promise<void>): Promise<void> {
    let timeout = 1000;
    await this.untilDone(`${result} is shown`, async () => {
      // what came late may be in the way of doing it again
      await work().catch(async error => (await result.isVisible()) || absentYet(error));
      return result.waitFor({ timeout: (timeout *= 2) }).then(
        () => true,
        () => false,
      );
    });
  }

  /** Waits until what is read is the same twice in a row: VS Code draws lists in several goes. */
  async untilStill(what: string, read: () => Promise<string[]>): Promise<string[]> {
    let before = '';
    return this.untilDone(`${what} are still`, async () => {
      const texts = await read();
      const now = JSON.stringify(texts);
      const isStill = now === before;
      before = now;
      if (isStill) return texts;
      await this.page.waitForTimeout(100);
      return false;
    });
  }

  /** Looks again and again until there is something to see. */
  async untilDone<T>(what: string, look: () => Promise<T | undefined | false>): Promise<T> {
    const end = Date.now() + 90_000;
    let cause: unknown;
    for (;;) {
      const found = await Promise.resolve()
        .then(look)
        .catch(error => absentYet((cause = error)));
      if (found) return found;
      if (Date.now() > end) throw new Error(`Waited in vain until ${what}.`, { cause });
      await this.page.waitForTimeout(50);
    }
  }
}
