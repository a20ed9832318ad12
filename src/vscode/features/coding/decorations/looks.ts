import * as vscode from 'vscode';
import type { CodeLine } from '../../../../core/marks/codeLines';
import type { LineStripes } from '../../../../core/marks/gutterStripes';
import { LABEL_HEIGHT, labelHalves, labelPicture } from '../../../../core/marks/labelPicture';
import { type LabelNames, longLabelText } from '../../../../core/marks/labelTexts';
import { signPicture } from '../../../../core/marks/signPicture';
import { stripesPicture } from '../../../../core/marks/stripesPicture';
import type { MarkTheme } from './theme';

/** How something is drawn: equal ones share a decoration type. */
export type Look =
  | ({ readonly kind: 'line' } & Omit<CodeLine, 'start' | 'end'>)
  | { readonly kind: 'more' }
  | { readonly kind: 'dimmed' }
  | { readonly kind: 'sign'; readonly hasMemo: boolean; readonly isKey: boolean }
  | ({ readonly kind: 'stripes' } & Omit<LineStripes, 'line'>)
  /** `isAfloat`: over room that an inlay hint makes for it. */
  | ({ readonly kind: 'label'; readonly isAfloat: boolean } & LabelNames);

/** Pixels from one line below the words to the next, and how thick each is. */
const PITCH = 3.5;
const THICKNESS = 2;

export function optionsOf(look: Look, theme: MarkTheme): vscode.DecorationRenderOptions {
  switch (look.kind) {
    case 'line':
      return lineOptions(look, theme);
    case 'more':
      return drawnBy(dashes(theme.ink, 1, 2), '0', 1);
    case 'dimmed':
      return drawnBy(dashes(theme.lineOf('#808080'), 1, 3), 'calc(100% - 1px)', 1);
    case 'sign':
      return {
        rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
        border: `none; background: url("${dataUri(signPicture(look, theme.ink))}") 0 0 no-repeat`, // not for the catalogue
      };
    case 'stripes':
      return {
        gutterIconPath: vscode.Uri.parse(dataUri(stripesPicture(look, theme))),
        gutterIconSize: '100% 100%',
      };
    case 'label':
      return {
        rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
        after: labelOptions(look, theme),
      };
  }
}

function lineOptions(
  { color, lane, isOther, isTinted }: Omit<CodeLine, 'start' | 'end'>,
  theme: MarkTheme,
): vscode.DecorationRenderOptions {
  const line = theme.lineOf(color);
  const tint = isTinted ? theme.tintOf(color) : undefined;
  const image = isOther ? dashes(line, 5, 4) : `linear-gradient(${line},${line})`; // not for the catalogue
  return {
    ...drawnBy(image, `calc(100% - ${lane * PITCH}px)`, THICKNESS), // not for the catalogue
    ...(tint ? { backgroundColor: tint } : {}),
  };
}

/**
 * A line across the words. VS Code has no way to say this: what follows a border's value goes into its style sheet, as a line
 * through `textDecoration` does. Several of them lie over each other, where underlines would not.
 */
function drawnBy(image: string, top: string, thickness: number): vscode.DecorationRenderOptions {
  return {
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    border: `none; background-image: ${image}; background-position: 0 ${top}; background-size: 100% ${thickness}px; background-repeat: no-repeat`, // not for the catalogue
  };
}

function dashes(color: string, on: number, off: number): string {
  return `repeating-linear-gradient(90deg,${color} 0 ${on}px,transparent ${on}px ${on + off}px)`; // not for the catalogue
}

/** The words are there for who reads the page by other means; what is seen is the picture, scaled with the text. */
function labelOptions(
  look: Extract<Look, { kind: 'label' }>,
  theme: MarkTheme,
): vscode.ThemableDecorationAttachmentRenderOptions {
  const width = labelHalves(look) / 2;
  // back over its room, behind which it stands: rows may be wrapped before the room, which is what the pointer finds
  const place = look.isAfloat ? `absolute; pointer-events: none; margin-left: -${width}em` : 'relative'; // not for the catalogue
  const image = `url("${dataUri(labelPicture(look, theme))}") 0 50% / 100% ${LABEL_HEIGHT}em no-repeat`; // not for the catalogue
  const box = 'display: inline-block; overflow: hidden; white-space: pre; vertical-align: middle'; // not for the catalogue
  return {
    contentText: longLabelText(look),
    color: '#00000000',
    width: `${width}em`,
    textDecoration: `none; position: ${place}; ${box}; line-height: inherit; background: ${image}`, // not for the catalogue
  };
}

function dataUri(svg: string): string {
  return `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`; // not for the catalogue
}
