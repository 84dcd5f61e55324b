// The page of the site has all its modules in one folder, where this one is netcourse/dom.js itself.
export * from "../../dom.js";
