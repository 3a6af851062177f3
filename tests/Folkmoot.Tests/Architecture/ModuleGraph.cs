// Holds who may use whom, by reading the compiled code. The allow-list here is the diagram of ARCHITECTURE.md.
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Folkmoot.Tests.Architecture;

public sealed class ModuleGraph
{
    /// <summary>Each module and those it may use directly; a module may also use what these may use.</summary>
    internal static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Text"] = [],
        ["Networks"] = [],
        ["Storage"] = [],
        ["Web"] = ["Storage"],
        ["Work"] = ["Storage", "Web"],
        ["Accounts"] = ["Work"],
        ["Trust"] = ["Accounts", "Text"],
        ["Drafting"] = ["Trust", "Networks"],
        ["Channels"] = ["Trust", "Networks"],
        ["Publishing"] = ["Channels", "Drafting"],
        ["Listening"] = ["Channels"],
        ["Inbox"] = ["Channels", "Drafting", "Listening.Events"],
        ["Noticeboard"] = ["Channels"],
        ["Insights"] = ["Publishing", "Listening", "Inbox", "Noticeboard"],
        ["Demo"] = ["Insights"],
        ["Bench"] = ["Insights"],
    };

    [Fact]
    public void Every_module_uses_only_what_it_may()
    {
        var bad = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var assembly in new[] { typeof(Program).Assembly, typeof(Folkmoot.Networks.INetwork).Assembly, typeof(Folkmoot.Text.Reason).Assembly })
        {
            using var definition = AssemblyDefinition.ReadAssembly(assembly.Location);
            foreach (var type in definition.MainModule.GetTypes().Where(t => Module(t) is not null && !IsStore(t)))
            {
                var from = Module(type)!.Split('.')[0];
                foreach (var (to, member) in Uses(type))
                {
                    if (to.Split('.')[0] != from && !Closure(from).Contains(to) && !Closure(from).Contains(to.Split('.')[0]))
                    {
                        bad.Add($"BAD {from} -> {to}: {type.FullName}.{member}");
                    }
                }
            }
        }

        bad.ShouldBeEmpty();
    }

    [Fact]
    public void Every_module_is_on_the_map() =>
        typeof(Program).Assembly.GetTypes().Select(t => t.Namespace?.Split('.') is ["Folkmoot", var module, ..] ? module : null)
            .OfType<string>().Distinct().Where(m => !MayUse.ContainsKey(m)).ShouldBeEmpty();

    [Fact]
    public void The_diagram_in_ARCHITECTURE_is_this_map()
    {
        var page = File.ReadAllText(Path.Combine(Infrastructure.RunFolder.Tree, "ARCHITECTURE.md"));
        foreach (var (module, uses) in MayUse)
        {
            page.ShouldContain($"{module,-12}: {(uses.Length == 0 ? "nothing of ours" : string.Join(", ", uses))}");
        }
    }

    internal static HashSet<string> Closure(string module)
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(MayUse[module]);
        while (open.TryPop(out var next))
        {
            if (all.Add(next) && MayUse.TryGetValue(next, out var further))
            {
                Array.ForEach(further, open.Push);
            }
        }

        return all;
    }

    /// <summary>Second part of the namespace; facts for others are <c>X.Events</c>. Null outside and for the program itself.</summary>
    private static string? Module(TypeReference type)
    {
        while (type.DeclaringType is { } outer)
        {
            type = outer;
        }

        return type.Namespace.Split('.') switch
        {
            ["Folkmoot", var module, "Events", ..] => module + ".Events",
            ["Folkmoot", var module, ..] => module,
            _ => null,
        };
    }

    /// <summary>The store names every module's tables, in their own Tables.cs, and the migrations repeat them.</summary>
    private static bool IsStore(TypeDefinition type) =>
        type.FullName.StartsWith("Folkmoot.Storage.StoreDb", StringComparison.Ordinal) || type.FullName.StartsWith("Folkmoot.Storage.Migrations", StringComparison.Ordinal);

    private static IEnumerable<(string To, string Member)> Uses(TypeDefinition type)
    {
        var found = new List<(TypeReference, string)>();
        void Add(TypeReference? used, string member)
        {
            if (used is not null)
            {
                found.Add((used, member));
            }
        }

        Add(type.BaseType, "base");
        foreach (var i in type.Interfaces)
        {
            Add(i.InterfaceType, "interface");
        }

        foreach (var attribute in type.CustomAttributes)
        {
            Add(attribute.AttributeType, "attribute");
        }

        foreach (var field in type.Fields)
        {
            Add(field.FieldType, field.Name);
        }

        foreach (var method in type.Methods)
        {
            Add(method.ReturnType, method.Name);
            foreach (var parameter in method.Parameters)
            {
                Add(parameter.ParameterType, method.Name);
            }

            foreach (var variable in method.Body?.Variables ?? [])
            {
                Add(variable.VariableType, method.Name);
            }

            foreach (var instruction in method.Body?.Instructions ?? [])
            {
                foreach (var used in Named(instruction))
                {
                    Add(used, method.Name);
                }
            }
        }

        return found.SelectMany(f => Parts(f.Item1).Select(t => (Module(t), f.Item2))).Where(u => u.Item1 is not null)
            .Where(u => u.Item1 is not null).Select(u => (u.Item1!, u.Item2));
    }

    private static IEnumerable<TypeReference> Named(Instruction instruction) => instruction.Operand switch
    {
        GenericInstanceMethod m => [m.DeclaringType, m.ReturnType, .. m.GenericArguments],
        MethodReference m => [m.DeclaringType, m.ReturnType],
        FieldReference f => [f.DeclaringType, f.FieldType],
        TypeReference t => [t],
        _ => [],
    };

    /// <summary>The type itself, its element and its type arguments.</summary>
    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericInstanceType generic => [generic.ElementType, .. generic.GenericArguments.SelectMany(Parts)],
        TypeSpecification of => Parts(of.ElementType),
        GenericParameter => [],
        _ => [type],
    };
}
