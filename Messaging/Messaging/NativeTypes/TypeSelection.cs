using Messaging.Documentation;
using Messaging.NativeTypes.Metadata;

namespace Messaging.NativeTypes;

/// <summary>
/// Cuts a contract down to what IncludeTypes and ExcludeTypes leave of it. Patterns of IncludeTypes: <c>Name</c> (of a message:
/// its response too), <c>Name.*</c> (with all it is made of), <c>*.Name</c> (the messages it is a part of, with all they are made
/// of), <c>Some.Namespace/*</c>, <c>{tag,other}</c> (the messages of these groups, with all they are made of). Case counts; what
/// matches nothing adds nothing.
/// </summary>
internal sealed class TypeSelection
{
    private const string WithParts = ".*";
    private const string WithWholes = "*.";
    private const string OfNamespace = "/*";

    private readonly MetadataTypes _contract;
    private readonly Dictionary<Type, MetadataType> _byClr;

    private TypeSelection(MetadataTypes contract)
    {
        _contract = contract;
        _byClr = contract.All.ToDictionary(type => type.Clr);
    }

    /// <param name="contract">Everything there is.</param>
    /// <param name="options">What was asked for.</param>
    /// <param name="withShared">True to leave in the types of the contract's own namespace, such as ResponseStatus.</param>
    public static MetadataTypes Select(MetadataTypes contract, NativeTypesOptions options, bool withShared)
    {
        var included = options.IncludeTypes.Count == 0
            ? null
            : options.IncludeTypes.SelectMany(new TypeSelection(contract).Match).ToHashSet();
        MetadataOperation[] operations = options.ExcludeTypes.Contains("services", StringComparer.Ordinal)
            ? []
            : [.. contract.Operations.Where(operation => IsWanted(operation.Request)).Select(Cut)];
        var spoken = operations.SelectMany(operation => new[] { operation.Request, operation.Response }).ToHashSet();
        MetadataType[] others = [.. contract.All.Where(type => IsWanted(type) && !spoken.Contains(type) && !IsRequest(type))];
        return contract with
        {
            Config = options,
            Operations = operations,
            Types = options.ExcludeTypes.Contains("types", StringComparer.Ordinal) ? [] : [.. others.Where(IsNeeded).Union(StatusTypes())],
        };

        // The response of a message that was left out goes with it, unless it was asked for or is a part of something else.
        bool IsNeeded(MetadataType type) =>
            included is not null || contract.Types.Contains(type)
            || others.Concat(spoken.OfType<MetadataType>()).Any(whole => whole.References.Contains(type.Clr));

        // Responses that get a ResponseStatus need its declaration, whether or not it is a part of what was asked for.
        IEnumerable<MetadataType> StatusTypes() =>
            withShared && operations.Any(operation => operation.Response is { } response && MemberRules.LacksStatus(response, contract, options))
                ? contract.StatusTypes.Where(type => !options.ExcludeTypes.Any(name => IsCalled(type, name)))
                : [];

        bool IsWanted(MetadataType type) =>
            (withShared || TypeReferences.IsOwn(type.Clr))
            && included?.Contains(type) != false
            && !options.ExcludeTypes.Any(name => IsCalled(type, name));

        MetadataOperation Cut(MetadataOperation operation) =>
            operation.Response is { } response && !IsWanted(response) ? operation with { Response = null } : operation;

        bool IsRequest(MetadataType type) => contract.Operations.Any(operation => operation.Request == type);
    }

    private IEnumerable<MetadataType> Match(string pattern)
    {
        if (pattern is ['{', .. var tags, '}'])
            return WithTags(tags.Split(',', StringSplitOptions.TrimEntries)).SelectMany(Parts);
        if (pattern.EndsWith(WithParts, StringComparison.Ordinal))
            return Called(pattern[..^WithParts.Length]).SelectMany(Parts);
        if (pattern.StartsWith(WithWholes, StringComparison.Ordinal))
            return Wholes(Called(pattern[WithWholes.Length..]).ToHashSet());
        if (pattern.EndsWith(OfNamespace, StringComparison.Ordinal))
            return Within(pattern[..^OfNamespace.Length]);
        return Called(pattern).SelectMany(type => ResponseOf(type) is { } response ? [type, response] : new[] { type });
    }

    private IEnumerable<MetadataType> Called(string name) => _contract.All.Where(type => IsCalled(type, name));

    private IEnumerable<MetadataType> Within(string space) =>
        _contract.All.Where(type => $"{type.Namespace}.".StartsWith($"{space}.", StringComparison.Ordinal));

    private IEnumerable<MetadataType> WithTags(string[] tags) => _contract.Operations
        .Where(operation => operation.Tags?.Intersect(tags, StringComparer.Ordinal).Any() == true)
        .Select(operation => operation.Request);

    private MetadataType? ResponseOf(MetadataType request) =>
        _contract.Operations.FirstOrDefault(operation => operation.Request == request)?.Response;

    /// <summary>A type with all that it is made of, directly or not.</summary>
    private HashSet<MetadataType> Parts(MetadataType type)
    {
        HashSet<MetadataType> parts = [type];
        var open = new Stack<MetadataType>(parts);
        while (open.TryPop(out var some))
        {
            foreach (var part in some.References.Where(_byClr.ContainsKey).Select(clr => _byClr[clr]).Where(parts.Add))
                open.Push(part);
        }
        return parts;
    }

    private IEnumerable<MetadataType> Wholes(HashSet<MetadataType> parts) => _contract.Operations
        .Select(operation => Parts(operation.Request))
        .Where(whole => whole.Overlaps(parts))
        .SelectMany(whole => whole)
        .Concat(parts);

    private static bool IsCalled(MetadataType type, string name) =>
        name.Equals(type.Name, StringComparison.Ordinal) || name.Equals(DataTypes.BareNameOf(type.Clr), StringComparison.Ordinal);
}
