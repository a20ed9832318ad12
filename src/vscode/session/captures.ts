import type { Anchor } from '../../core/coding/boundaries';
import { captureSegment } from '../../core/anchoring/anchors/capture';
import { type Hashed, hashedOf } from '../../core/anchoring/anchors/hashedQuotes';
import type { Segment } from '../../core/coding/segment';
import type { Span } from '../../core/text/span';
import type { NamedVersion } from '../../core/text/textVersion';
import type { Target } from './openStudy';

/** Captures stretches of a transcript's text as it is now, in the way in which its study keeps quotes. */
export class Captures {
  /** Of the text that everything is captured from. */
  readonly version: NamedVersion;
  private readonly text: string;
  private readonly hashed: Hashed | undefined;

  constructor({ openStudy, transcript }: Target) {
    this.text = transcript.text;
    this.version = transcript.texts.version;
    this.hashed = hashedOf(openStudy.study.file);
  }

  /** A new segment. */
  segment(span: Span, { id, codes, created }: Pick<Segment, 'id' | 'codes'> & { created: string }): Segment {
    const { text, version, hashed } = this;
    return captureSegment({ id, text, version: version.id, span, codes, created, hashed });
  }

  /** What ties a segment that is there already to other words. */
  anchor(span: Span): Anchor {
    const {
      id: _,
      codes: __,
      created: ___,
      ...anchor
    } = this.segment(span, { id: '', codes: [], created: '' });
    return anchor;
  }
}
