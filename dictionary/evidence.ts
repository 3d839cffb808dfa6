import { type Row, rowsLike } from './sentences.ts';

/**
 * What is said of a place that speaks for a value being what it is, or through which it goes out of sight. Flow
 * analysis says it in English; this closed list says the same in Chinese. `{…}` stands for a name or for code.
 */
const ROWS: readonly Row[] = [
  // where values come from
  ['the global webim', '全局变量 webim'],
  ['the default export of the SDK', 'SDK 的默认导出'],
  ["the SDK, from '{module}'", '来自 “{module}” 的 SDK'],
  ["from '{module}'", '来自 “{module}”'],
  ['the exports of the module', '模块的导出'],
  ['listeners, by the names of its properties', '从属性名看是监听对象'],
  ['{name}() is a method of {type}', '{name}() 是 {type} 的方法'],
  ['element of {type}', '{type} 的元素'],
  ['the result of {code}', '{code} 的结果'],
  ['result of map', 'map 的结果'],
  ['result of {what}', '{what} 的结果'],
  ['stored in {name}, an object not made in these files', '存入 {name}，该对象不是在这些文件中创建的'],
  ['stored in {name} of {type}', '存入 {type} 的 {name}'],
  ['returned to {what}', '返回给 {what}'],
  ['what another component gives', '由其他组件传入'],
  ['an object from elsewhere', '来自别处的对象'],
  // what values are in the code
  ['the page', '页面'],
  ['the data of the page', '页面的 data'],
  ['the component', '组件'],
  ['what all components have', '所有组件共有的成员'],
  ['a function', '函数'],
  ['a bound function', '绑定后的函数'],
  ['an object', '对象'],
  ['an array', '数组'],
  ['a class', '类'],
  ['a prototype', '原型'],
  ['an instance of the class', '该类的实例'],
  ['the class or an instance of it', '该类或其实例'],
  ['the object the function is stored in', '保存该函数的对象'],
  ['the object that has the field', '拥有该字段的对象'],
  ['values of an object', '对象的各个值'],
  ['arguments', 'arguments'],
  ['a rest parameter', '剩余参数'],
  ['resolves the promise', '作为 Promise 的结果'],
  ['rejects the promise', '作为 Promise 的拒绝原因'],
  // where they go out of sight
  ['exported as {name}', '以 {name} 导出'],
  ['given by {file}, which is not part of this run', '由不在本次运行范围内的 {file} 传入'],
  [
    'shared as {name} with {file}, which is not part of this run',
    '以 {name} 与不在本次运行范围内的 {file} 共用',
  ],
  ['passed to {code}, which is not in these files', '传给不在这些文件中的 {code}'],
  ['passed to {what}', '传给 {what}'],
  ['kept in the application as {name}, which other files read', '以 {name} 存于应用中，其他文件会读取'],
  ['spread into an object of the application', '展开到应用自己的对象中'],
  ['shown by the template as {name}', '模板以 {name} 显示'],
  ['shown by the template', '由模板显示'],
  ['shown by a component', '由组件显示'],
  ['read by the template at {place}', '由 {place} 处的模板读取'],
  ['also resolved by the SDK itself', '同时也由 SDK 自身返回'],
  ['its fields are enumerated', '其字段被遍历'],
  ['a field is read by a computed name', '以计算出的名称读取字段'],
  ['made into a string', '被转为字符串'],
  ['named inside of a with statement', '在 with 语句中使用'],
  ['thrown', '被抛出'],
  ['yielded', '由 yield 给出'],
  [
    '{name} is read from it and from an object of the application alike',
    '{name} 既从它读取，也从应用自己的对象读取',
  ],
  ['{name} is read from it and from {other} alike', '{name} 既从它读取，也从 {other} 读取'],
  ['{why} as {name}', '{why}（名为 {name}）'],
  ['{name} of {type}', '{type} 的 {name}'],
];

const like = rowsLike(ROWS);

/** What a piece of evidence says, in Chinese. Code says itself: `webim.sendMsg`, `new webim.Msg`, `Msg.getElems`. */
export function chineseEvidence(why: string): string {
  for (const { zh, values } of like(why)) {
    return zh.replace(/\{(\w+)\}/g, (_, name) => {
      const value = values.get(name) as string;
      return name === 'why' ? chineseEvidence(value) : value;
    });
  }
  return why;
}
