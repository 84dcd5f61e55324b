import { Answers, Question } from './progress.js';
export function slug(student: string): string;
export function fileName(student: string, unit: string): string;
export function handedIn(notebook: unknown, answers: Answers | null, questions: Question[]): { notebook: unknown; kept: number; put: number };
