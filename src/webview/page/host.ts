import { connect } from '../kit/host';
import type { FromPage } from './messages';

export const { send, keep } = connect<FromPage>();
