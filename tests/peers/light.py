"""A plugin for nbgrader's own tests: our marking starts without what its units import, which none of these courses needs."""

from netcourse.marking.execution.executor import LocalExecutor

(LocalExecutor.__init__.__kwdefaults__ or {})["preload"] = ()
