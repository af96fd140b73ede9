/** All registers of a workshop, in the order in which they are shown. A new register is one line here. */
import { challengeRegister } from './challenges/model.ts';
import { criterionRegister } from './criteria/model.ts';
import { ideaRegister } from './ideas/model.ts';
import { lessonRegister } from './lessons/model.ts';
import type { RegisterModel } from './model/register.ts';
import { photoRegister } from './photos/model.ts';
import { posterRegister } from './posters/model.ts';
import { swotRegister } from './swot/model.ts';

export const registers: readonly RegisterModel[] = [
	posterRegister,
	challengeRegister,
	criterionRegister,
	swotRegister,
	ideaRegister,
	lessonRegister,
	photoRegister
];

export const registerById = (id: string): RegisterModel | undefined =>
	registers.find((register) => register.id === id);
