import * as l10n from '@vscode/l10n';
import { defineAnalysis } from '../kit/analysis';
import { choice } from '../kit/parameters';
import { ok } from '../../base/result';
import { form } from '../kit/countParameters';
import { newCodes } from './newCodes';
import { saturationReport } from './saturationReport';

export const saturationAnalysis = defineAnalysis({
  id: 'saturation',
  title: l10n.t('Saturation'),
  summary: l10n.t('how many new codes each transcript adds, and when saturation is reached'),
  description: l10n.t(
    'How many codes each transcript adds that no earlier one has, and whether saturation is reached (Guest, Namey & Chen 2020): the new codes in a run of transcripts, as a share of the codes in the first transcripts.',
  ),
  parameters: {
    order: choice({
      title: l10n.t('Order of transcripts'),
      help: l10n.t('by path, or by the date of the first segment in each (date)'),
      values: { path: l10n.t('by path'), date: l10n.t('by first coding') },
      default: 'path',
    }),
    level: choice({
      title: l10n.t('Count'),
      help: l10n.t('codes without codes below them (codes), or the top level of the codebook (themes)'),
      values: { codes: l10n.t('codes'), themes: l10n.t('themes') },
      default: 'codes',
    }),
    form,
    base: {
      kind: 'number',
      isSeldom: true,
      title: l10n.t('Base'),
      help: l10n.t('number of first transcripts whose codes are the basis of comparison'),
      min: 1,
      isWhole: true,
      default: 4,
    },
    run: {
      kind: 'number',
      isSeldom: true,
      title: l10n.t('Run length'),
      help: l10n.t('number of consecutive transcripts in which new codes are counted'),
      min: 1,
      isWhole: true,
      default: 2,
    },
    threshold: {
      kind: 'number',
      isSeldom: true,
      title: l10n.t('Threshold'),
      help: l10n.t(
        'saturation is reached when new codes are at most this share of the codes in the base, from 0 to 1',
      ),
      min: 0,
      max: 1,
      isWhole: false,
      default: 0.05,
    },
  },
  *report(corpus, scope, { form: layout, ...options }) {
    return ok(saturationReport(corpus, scope, yield* newCodes(corpus, scope, options), layout));
  },
});
