using System.Reflection;
using Messaging.Documentation;

namespace Messaging.OpenApi;

/// <summary>The types that travel, those of errors included, and which of them are parts of answers.</summary>
internal sealed class TypeCatalog
{
    private readonly NullabilityInfoContext _nullability = new();
    private readonly Dictionary<Type, TypeDoc> _others = [];
    private readonly HashSet<Type> _answers = [];
    private readonly HashSet<Type> _requests;
    private readonly MessageDocs _docs;
    private readonly TypeDocReader _reader;

    public TypeCatalog(MessageDocs docs, Type errorType)
    {
        _docs = docs;
        _reader = new(docs.Descriptions);
        _requests = [.. docs.Messages.Select(doc => doc.Message.RequestType)];
        foreach (var type in docs.Messages.Select(doc => doc.Message.ResponseType).OfType<Type>().Append(errorType))
            AddAnswers(DataOf(type));
    }

    /// <summary>What a type as a whole looks like on the wire.</summary>
    public DataType DataOf(Type type)
    {
        var property = typeof(Whole<>).MakeGenericType(type).GetProperty(nameof(Whole<>.Value))!;
        return DataTypes.Of(_nullability.Create(property)) with { IsNullable = false };
    }

    /// <summary>The documentation of a class, struct or enum of a contract.</summary>
    public TypeDoc Of(Type type)
    {
        if (_docs.Find(type) is { } known)
            return known;
        if (!_others.TryGetValue(type, out var doc))
            _others[type] = doc = _reader.Read(type);
        return doc;
    }

    /// <summary>
    /// True for what is part of answers, where members without null are always there; not for requests, even in an answer.
    /// </summary>
    public bool IsAnswer(Type type) => _answers.Contains(type) && !_requests.Contains(type);

    private void AddAnswers(DataType data)
    {
        if (data.Item is not null)
            AddAnswers(data.Item);
        if (data.Kind != DataKind.Object || !_answers.Add(data.Type))
            return;
        foreach (var member in Of(data.Type).Members)
            AddAnswers(member.Data);
    }

    /// <summary>Carries a type where the nullability of its items can be asked for.</summary>
    private sealed class Whole<T>
    {
        public T Value { get; set; } = default!;
    }
}
