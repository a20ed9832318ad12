import type { Frame, Page } from 'playwright-core';

/** What people press, fill in or read as a heading. */
const CONTROLS =
  'button, select, input[placeholder], [role=tab], [role=option] .label, th, h1, h2, h3, label, legend, summary, .caption, .message, p';

/** The pages of the extension that are shown. */
export async function pagesShown(page: Page): Promise<Frame[]> {
  const shown = await Promise.all(
    page.frames().map(async frame => {
      if (frame.name() !== 'active-frame' && !frame.url().includes('fake.html')) return [];
      // one that is just being taken away cannot be asked
      const isOurs = await frame
        .evaluate(() => document.querySelector('.page') !== null && innerWidth > 0 && innerHeight > 0)
        .catch(() => false);
      return isOurs ? [frame] : [];
    }),
  );
  return shown.flat();
}

/** Controls and headings of a page that show less than they say, with nothing that says the rest; and a page that is too wide. */
export async function cutOffIn(frame: Frame): Promise<string[]> {
  return frame.evaluate(selector => {
    const clips = (one: Element) => /hidden|clip/.test(getComputedStyle(one).overflowX);
    const isSaid = (one: Element) => one.closest('[title]:not([title=""])') !== null;
    const named = (one: Element) =>
      `${one.localName}${[...one.classList].map(name => `.${name}`).join('')} “${(one.textContent || one.getAttribute('placeholder') || '').trim().slice(0, 60)}”`;
    const cut = [...document.querySelectorAll<HTMLElement>(selector)].filter(one => {
      const { width, left, right } = one.getBoundingClientRect();
      if (width <= 1 || !one.checkVisibility({ visibilityProperty: true })) return false;
      if (one.closest('.hidden, .sr-only, .visually-hidden')) return false;
      if (isSaid(one)) return false;
      if (clips(one) && one.scrollWidth > one.clientWidth + 1) return true;
      // what a box around it cuts off; what scrolls can be reached
      for (let around = one.parentElement; around; around = around.parentElement) {
        if (/auto|scroll/.test(getComputedStyle(around).overflowX)) return false;
        const box = around.getBoundingClientRect();
        if (clips(around) && box.width > 1 && (right > box.right + 1 || left < box.left - 1)) return true;
      }
      return false;
    });
    const placeholders = [...document.querySelectorAll<HTMLInputElement>('input[placeholder]')].filter(
      one =>
        one.checkVisibility() && one.value === '' && one.scrollWidth > one.clientWidth + 1 && !isSaid(one),
    );
    // how wide a choice would be on its own
    const choices = [...document.querySelectorAll('select')].filter(one => {
      if (!one.checkVisibility({ visibilityProperty: true })) return false;
      const alone = one.cloneNode(false) as HTMLSelectElement;
      alone.append(new Option(one.selectedOptions[0]?.text ?? ''));
      Object.assign(alone.style, {
        position: 'absolute',
        width: 'max-content',
        maxWidth: 'none',
        visibility: 'hidden',
      });
      one.after(alone);
      const needed = alone.offsetWidth;
      alone.remove();
      return needed > one.offsetWidth + 1;
    });
    const { scrollWidth, clientWidth } = document.documentElement;
    return [
      ...new Set([...cut, ...placeholders].map(named)),
      ...choices.map(one => `the choice “${one.selectedOptions[0]?.text ?? ''}”`),
      ...(scrollWidth > clientWidth + 1
        ? [`the page needs ${scrollWidth} pixels and has ${clientWidth}`]
        : []),
    ];
  }, CONTROLS);
}
