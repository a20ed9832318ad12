#!/usr/bin/env node
import './compileLess';
import './translations';
import '../node/sha256';
import { runProgram } from './program';
import { main } from './run';

runProgram(__filename, main);
