'use strict';
// The simplest transform there is for jscodeshift: renames one identifier.
module.exports = (file, { jscodeshift }) =>
  jscodeshift(file.source)
    .find(jscodeshift.Identifier, { name: 'webim' })
    .forEach(({ node }) => {
      node.name = 'im';
    })
    .toSource();
