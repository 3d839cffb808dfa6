/** A text element of the wire. */
export function text(value) {
  return { MsgType: 'TIMTextElem', MsgContent: { Text: value } };
}

/** A custom element of the wire. */
export function custom(data) {
  return { MsgType: 'TIMCustomElem', MsgContent: { Data: data, Desc: 'desc', Ext: 'ext' } };
}

/** A message of this page, without elements. */
export function newMessage(webim, type, id) {
  return new webim.Msg(new webim.Session(type, id, id), true, -1, -1, -1, 'me', 0, 'My Nick');
}

/** A message of this page with a text, a face and a custom element. */
export function composite(webim, type, id) {
  const { Elem } = webim.Msg;
  const msg = newMessage(webim, type, id);
  msg.addText(new Elem.Text('<b>"hi"'));
  msg.addFace(new Elem.Face(14, '[微笑]'));
  msg.addCustom(new Elem.Custom('{"a":1}', 'desc', 'ext'));
  return msg;
}
