import { connect } from '../kit/host';
import type { FromSegments } from './messages';

export const { send, keep } = connect<FromSegments>();
