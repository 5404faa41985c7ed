import type { Rule } from 'eslint';

export declare const detectionOrder: readonly string[];
export declare const recordsOrder: readonly string[];
export declare const recordsBase: readonly string[];
export declare const folderOrder: Rule.RuleModule;
