export interface Newest { changed(): void; read<T>(get: () => Promise<T>): Promise<T | undefined>; }
export function newest(): Newest;
