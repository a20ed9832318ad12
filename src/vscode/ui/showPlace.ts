import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { UnderlyingPlace } from '../../core/report/underlyingPlaces';
import type { OpeningStudy } from '../session/openStudy';
import { toRange } from '../session/positions';
import { Refusal } from './failure';

/** Opens a transcript with a place selected. @param preserveFocus whether the focus stays where it is */
export async function showPlace(
  openStudy: OpeningStudy,
  { path, start, end }: UnderlyingPlace,
  preserveFocus = false,
): Promise<void> {
  const transcript = openStudy.study.transcript(path);
  if (!transcript) throw new Refusal(l10n.t('{0} is not a transcript of this study.', path));
  const selection = toRange(transcript, { start, end });
  await vscode.window.showTextDocument(openStudy.uri(path), { selection, preserveFocus });
}
