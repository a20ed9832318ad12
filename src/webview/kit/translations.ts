import * as l10n from '@vscode/l10n';
import { figuresIn } from '../../core/base/figures';

// Imported before anything else: messages in constants are made when their module is loaded.
const bundle = document.getElementById('l10n')?.textContent;
if (bundle) {
  l10n.config({ contents: bundle });
  figuresIn(document.documentElement.lang);
}
