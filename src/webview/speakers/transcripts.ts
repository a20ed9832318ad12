import { element } from '../kit/dom';
import { send } from './host';
import type { StudyView, TranscriptView } from './messages';
import { TranscriptBlock } from './transcript';

/** Transcripts are asked for so far, in pixels, before they come into view. */
const AHEAD = 600;

/** The transcripts, one below the other. Only those near the visible part are filled; the others are as high as they were. */
export class TranscriptList {
  readonly element = element('div', { class: 'transcripts' });
  private readonly blocks = new Map<string, TranscriptBlock>();
  private readonly byElement = new Map<Element, TranscriptBlock>();
  private readonly inView = new Set<string>();
  private readonly observer: IntersectionObserver;
  private version = -1;

  constructor(scroller: HTMLElement) {
    this.observer = new IntersectionObserver(entries => this.note(entries), {
      root: scroller,
      rootMargin: `${AHEAD}px 0px`,
    });
  }

  /** Takes a new state of the study: what is in view is asked for again, and stays as it is until it comes. */
  show({ transcripts, version }: StudyView): void {
    this.version = version;
    const paths = new Set(transcripts);
    for (const [path, block] of this.blocks) {
      if (paths.has(path)) continue;
      this.observer.unobserve(block.element);
      this.byElement.delete(block.element);
      this.blocks.delete(path);
      this.inView.delete(path);
    }
    const fresh = transcripts.filter(path => !this.blocks.has(path));
    for (const path of fresh) {
      const block = new TranscriptBlock(path);
      this.blocks.set(path, block);
      this.byElement.set(block.element, block);
    }
    const wanted = transcripts.map(path => this.blocks.get(path)!.element);
    const isInOrder =
      wanted.length === this.element.children.length &&
      wanted.every((one, i) => this.element.children[i] === one);
    if (!isInOrder) this.element.replaceChildren(...wanted);
    for (const path of fresh) this.observer.observe(this.blocks.get(path)!.element);
    if (this.inView.size > 0) this.ask();
  }

  fill(version: number, view: TranscriptView): void {
    if (version === this.version && this.inView.has(view.path)) this.blocks.get(view.path)?.fill(view);
  }

  private note(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const block = this.byElement.get(target);
      if (!block) continue;
      if (isIntersecting) this.inView.add(block.path);
      else {
        this.inView.delete(block.path);
        block.empty();
      }
    }
    this.ask();
  }

  private ask(): void {
    send({ type: 'inView', version: this.version, paths: [...this.inView] });
  }
}
