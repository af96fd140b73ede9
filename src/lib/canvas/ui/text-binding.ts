/** Notes, posters and reasons are all typed through the same binding. */
export { TextBinding, type TextField } from '#lib/realtime/text-binding.ts';
