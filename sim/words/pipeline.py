"""How numba is told to compile the rule book as one program. Imported only when rules are compiled.

Why: left to itself, numba optimises and translates each function with everything that it calls, again and again up the tree of
calls; four hundred rules took a hundred seconds. Here a rule is only brought into the intermediate form, and the few entries that
Python calls link all rules below them, optimise once and translate once. It uses numba's own extension points: a pipeline
class, a lowering pass, and a code library of its own. What the passes left out do (closures, context managers, unrolling) no
rule needs.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from llvmlite.binding import Linkage
from numba import _dynfunc  # type: ignore[attr-defined]  # a module in C
from numba.core import compiler, typed_passes, types, untyped_passes
from numba.core.codegen import JITCodeLibrary
from numba.core.compiler_machinery import LoweringPass, PassManager, register_pass


class RuleLibrary(JITCodeLibrary):
    """The intermediate form of one rule: never translated by itself."""

    def finalize(self):
        """Nothing is added any more; linking, optimising and translating are left to the entry."""
        self._raise_if_finalized()
        self._finalized = True


class EntryLibrary(JITCodeLibrary):
    """The code of an entry with every rule below it."""

    def finalize(self):
        """Link the rules that are called directly or by others, then optimise and translate once."""
        self._linking_libraries = callers_first(self._linking_libraries)
        super().finalize()

    def _optimize_final_module(self):
        """Optimise with all rules private to this program: nobody else calls them, so what goes in and out may be cut to need."""
        for function in self._final_module.functions:
            if not function.is_declaration and function.linkage == Linkage.linkonce_odr:
                function.linkage = Linkage.internal
        super()._optimize_final_module()


def callers_first(libraries):
    """The libraries and all that they call in turn, each before what it calls: the linker drops what nobody has asked for yet."""
    rules, others, seen = [], {}, set()
    waiting = [(library, False) for library in reversed(libraries)]
    while waiting:
        library, is_left = waiting.pop()
        if is_left:
            rules.append(library)
        elif not isinstance(library, RuleLibrary):
            others[id(library)] = library
        elif id(library) not in seen:
            seen.add(id(library))
            waiting.append((library, True))
            waiting.extend((called, False) for called in reversed(library._linking_libraries))
    return [*reversed(rules), *others.values()]


LISTENERS: list[Callable[[str], None]] = []
"""Who wants to be told of each rule that is compiled."""


def _tell(module, name):
    for listener in LISTENERS:
        listener(f"{module}.{name}")


@contextmanager
def told_of_each_rule(on_progress: Callable[[int, int], None] | None, expected: int) -> Iterator[None]:
    """Within this context `on_progress(done, of)` is called for each rule that is compiled for the first time."""
    seen: set[str] = set()

    def listen(name: str) -> None:
        if name not in seen:
            seen.add(name)
            if on_progress is not None:
                on_progress(min(len(seen), expected), expected)

    LISTENERS.append(listen)
    try:
        yield
    finally:
        LISTENERS.remove(listen)


def _library(state, kind):
    library = kind(state.targetctx.codegen(), state.func_id.func_qualname)
    library.enable_object_caching()
    return library


@register_pass(mutates_CFG=True, analysis_only=False)
class LowerRule(LoweringPass):
    """Bring a rule into the intermediate form, callable by other rules only."""

    _name = "lower_rule"

    def __init__(self):
        LoweringPass.__init__(self)

    def run_pass(self, state):
        """Lower without translating, and make the rule known to its callers."""
        state.library = _library(state, RuleLibrary)
        state.flags.no_compile = True
        typed_passes.NativeLowering().run_pass(state)
        lowered, described = state["cr"], state["cr"].fndesc
        name = described.qualname.split(".")[-1]
        # A function object without an address: it is only the key by which callers find the rule.
        token = _dynfunc.make_function(described.lookup_module(), name, f"rule {name}", 0, lowered.env, (state.library,))
        state.targetctx.insert_user_function(token, described, [state.library])
        state["cr"] = lowered._replace(cfunc=token)
        _tell(described.modname, described.qualname)
        return True


@register_pass(mutates_CFG=True, analysis_only=False)
class LowerEntry(LoweringPass):
    """Bring an entry into the intermediate form and translate it with all rules below it."""

    _name = "lower_entry"

    def __init__(self):
        LoweringPass.__init__(self)

    def run_pass(self, state):
        """Lower as numba does, into a library that links the whole tree of calls."""
        state.library = _library(state, EntryLibrary)
        return typed_passes.NativeLowering().run_pass(state)


class NumbersRemembered:
    """A typing context that resolves an operator on numbers, or an element of a table, once for all rules.

    Why: numba tries every overload that it knows of `==` (on texts, lists, sets ...) each time, a millisecond a place: that was a
    quarter of the first compile. What an operator makes of numbers never changes.
    """

    def __init__(self, context):
        """Stand before numba's own context."""
        self._context = context

    def __getattr__(self, name):
        """Everything else is numba's own."""
        return getattr(self._context, name)

    def resolve_function_type(self, function, arguments, keywords):
        """The signature of a call; remembered when only numbers, tables and rows go in."""
        if keywords or not isinstance(function, types.Function) or not all(isinstance(a, PLAIN_TYPES) for a in arguments):
            return self._context.resolve_function_type(function, arguments, keywords)
        plain = tuple(types.unliteral(argument) for argument in arguments)
        key = (id(function), *(id(argument) for argument in plain))
        if key not in SIGNATURES:
            # What is named by its address has to stay where it is.
            SIGNATURES[key] = (self._context.resolve_function_type(function, plain, keywords), function, plain)
        return SIGNATURES[key][0]


PLAIN_TYPES = (types.Integer, types.IntegerLiteral, types.Float, types.Boolean, types.Array, types.UniTuple)
SIGNATURES: dict[tuple[int, ...], tuple[object, ...]] = {}
"""What has been resolved, with what its key speaks of."""


@register_pass(mutates_CFG=True, analysis_only=False)
class InferTypes(typed_passes.NopythonTypeInference):
    """Numba's inference over a context that remembers."""

    _name = "infer_types_of_rule"

    def run_pass(self, state):
        """Infer the types of a rule."""
        context = state.typingctx
        state.typingctx = NumbersRemembered(context)
        try:
            return super().run_pass(state)
        finally:
            state.typingctx = context


def _passes(state, lowering, name):
    manager = PassManager(name)
    if state.func_ir is None:
        manager.add_pass(untyped_passes.TranslateByteCode, "analyse bytecode")
        manager.add_pass(untyped_passes.FixupArgs, "name arguments")
    manager.add_pass(untyped_passes.IRProcessing, "process intermediate form")
    manager.add_pass(untyped_passes.RewriteSemanticConstants, "rewrite constants")
    manager.add_pass(untyped_passes.DeadBranchPrune, "prune dead branches")
    manager.add_pass(untyped_passes.GenericRewrites, "rewrite before typing")
    manager.add_pass(untyped_passes.ReconstructSSA, "single assignment")
    manager.add_pass(InferTypes, "infer types")
    manager.add_pass(typed_passes.PreLowerStripPhis, "remove phi nodes")
    manager.add_pass(typed_passes.IRLegalization, "check intermediate form")
    manager.add_pass(typed_passes.AnnotateTypes, "annotate types")
    manager.add_pass(lowering, "lower")
    manager.add_pass(typed_passes.NoPythonBackend, "finish")
    manager.finalize()
    return [manager]


def without_literals(dispatcher):
    """Let a rule be compiled once for whole numbers: numba would compile it anew for each literal that some caller writes."""
    choose = dispatcher.get_call_template

    def get_call_template(arguments, keywords):
        plain = tuple(types.unliteral(argument) for argument in arguments)
        return choose(plain, {name: types.unliteral(kind) for name, kind in keywords.items()})

    dispatcher.get_call_template = get_call_template
    return dispatcher


class RuleCompiler(compiler.CompilerBase):
    """The pipeline of a rule."""

    def define_pipelines(self):
        """One pipeline, without the passes that no rule needs."""
        return _passes(self.state, LowerRule, "rule")


class EntryCompiler(compiler.CompilerBase):
    """The pipeline of an entry."""

    def define_pipelines(self):
        """One pipeline, which ends in translated code."""
        return _passes(self.state, LowerEntry, "entry")
