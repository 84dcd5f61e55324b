export function pointed(line: string): string;
export function replaced(source: string, variable: string, code: string): { source: string; why: string };
export function onlyPointed(source: string, stub: string): boolean;
