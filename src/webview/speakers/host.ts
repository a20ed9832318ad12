import { connect } from '../kit/host';
import type { FromSpeakers } from './messages';

export const { send, keep } = connect<FromSpeakers>();
