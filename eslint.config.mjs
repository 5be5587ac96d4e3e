import js from "@eslint/js";

export default [
  { ignores: ["build/", "site/", "site.*/"] },
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      // TypeScript knows the names of the page and of a worker; a list of them here would be another.
      "no-undef": "off",
      // A key is left out of an object by naming it: `const { format: _, ...rest } = file`.
      "no-unused-vars": ["error", { varsIgnorePattern: "^_" }],
      eqeqeq: "error",
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      "prefer-template": "error",
    },
  },
  {
    files: ["docs/theme/**"],
    rules: {
      "no-implicit-coercion": "error",
      "no-param-reassign": "error",
      // What one function and one file of the page may hold.
      complexity: ["error", 15],
      "max-depth": ["error", 3],
      "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
      "max-params": ["error", 4],
    },
  },
  {
    // They run in any engine: esbuild writes all else of theirs in its words, but leaves what is declared.
    files: ["docs/theme/assets/checker/older/{first,notice}.js"],
    rules: { "no-var": "off" },
  },
];
