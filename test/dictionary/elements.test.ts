import { describe, expect, it } from 'vitest';
import {
  ELEMENTS,
  type ElementShape,
  elementOfType,
  GROUP_TIP_GROUP_INFO,
  IMAGE_FIELDS,
} from '../../dictionary/elements.ts';
import { GROUP_TIP_MODIFY_GROUP_INFO_TYPE, MSG_ELEMENT_TYPE } from '../../dictionary/enums.ts';
import { findMember } from '../../dictionary/index.ts';
import { MEMBERS } from '../../dictionary/members.ts';

const shapes = Object.entries<ElementShape>(ELEMENTS);

/** Getters of a class that stand for no single field. */
const OTHER_METHODS = [
  'toHtml',
  'addImage',
  'getImage',
  'addGroupInfo',
  'addMemberInfo',
  'setGroupMemberNum',
];

describe('the element tables', () => {
  it('have one shape for each element type', () => {
    expect(shapes.map(([, shape]) => shape.type).sort()).toEqual(Object.values(MSG_ELEMENT_TYPE).sort());
    for (const [, shape] of shapes) expect(elementOfType(shape.type)).toBe(shape);
    expect(elementOfType('TIMVideoFileElem')).toBeUndefined();
  });

  it.each(shapes)('%s: properties and getters are those of the class, both ways', (name, shape) => {
    const path = `Msg.Elem.${name}`;
    const properties = Object.keys(findMember(path)?.fields ?? {}).filter((field) => field !== 'busiId');
    expect(shape.fields.map((field) => field.property).sort()).toEqual(properties.sort());
    const methods = MEMBERS.map((member) => member.path)
      .filter((each) => each.startsWith(`${path}.prototype.`))
      .map((each) => each.slice(`${path}.prototype.`.length))
      .filter((method) => !OTHER_METHODS.includes(method));
    const getters = shape.fields.map((field) => field.getter).filter((getter) => getter !== '');
    expect(getters.sort()).toEqual(methods.sort());
  });

  it.each(shapes)('%s: no name stands for two fields', (_, shape) => {
    for (const key of ['wire', 'property', 'getter', 'v2'] as const) {
      const names = shape.fields.map((field) => field[key]).filter((value) => value !== '');
      if (shape.className === 'GroupTip' && key === 'v2') continue; // memberList serves two getters
      expect(new Set(names).size, key).toBe(names.length);
    }
  });

  it('describe one picture as the class has it', () => {
    const path = 'Msg.Elem.Images.Image';
    expect(IMAGE_FIELDS.map((field) => field.property)).toEqual(findMember(path)?.params);
    for (const field of IMAGE_FIELDS) expect(findMember(`${path}.prototype.${field.getter}`)).toBeDefined();
  });

  it('number the changes of a group as the constants do', () => {
    const types = GROUP_TIP_GROUP_INFO.map((entry) => entry.type);
    expect(types).toEqual(Object.values(GROUP_TIP_MODIFY_GROUP_INFO_TYPE));
  });
});
