/** Have the interpreter's second module joined once a function of it is called; see scripts/runtime. */

/**
 * @param {(settings: any) => Promise<any>} create what makes the interpreter
 * @param {() => WebAssembly.Module} second
 */
export function joining(create, second) {
  return (/** @type {any} */ settings) => {
    const { instantiateWasm } = settings;
    settings.instantiateWasm = (/** @type {any} */ imports, /** @type {Function} */ receive) => {
      /** @type {any} */
      let first;
      const join = () => new WebAssembly.Instance(second(), { ...imports, first });
      return instantiateWasm({ ...imports, split: { join } }, (/** @type {any} */ instance, /** @type {any} */ module) => {
        first = instance.exports;
        receive(instance, module);
      });
    };
    return create(settings);
  };
}
