import { expect, it } from 'vitest';
import { fold } from './fold.ts';

it('folds what typing on another keyboard leaves out', () => expect(fold('Łódź Ăß')).toBe('lodz ass'));
