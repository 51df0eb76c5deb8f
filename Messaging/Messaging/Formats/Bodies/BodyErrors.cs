using System.Globalization;
using System.Text;
using Messaging.Binding;
using Messaging.Catalog;
using Messaging.Errors;

namespace Messaging.Formats.Bodies;

/// <summary>
/// Collects what cannot be read in a body, with its place: the field, and the names and positions on the way into it. So
/// many errors are told, and no more.
/// </summary>
internal sealed class BodyErrors(RequestBinding binding)
{
    /// <summary>Enough to see what is wrong with a file; a million lines of it would only be a second file.</summary>
    public const int MaxErrors = 100;

    private const string ErrorCode = "SerializationException";

    private readonly List<(string? Name, int Index)> _way = [];
    private MessageField? _field;
    private int _count;

    /// <summary>True once no more errors are told, and there is no use in reading on.</summary>
    public bool IsFull => _count >= MaxErrors || binding.RowFaults is { IsFull: true };

    /// <summary>True at the message's list where its rows are kept, those that cannot be read among them.</summary>
    public bool KeepsRows => IsInKeptList && _way.Count == 0;

    /// <summary>How far the way goes into the field.</summary>
    public int Depth => _way.Count;

    /// <summary>Where in the body, to go on after what was expected: <c>in line 3</c>; null where the place says it.</summary>
    public string? Where { get; set; }

    /// <summary>Starts with a field of the request.</summary>
    public void Begin(MessageField field)
    {
        _field = field;
        _way.Clear();
    }

    public void Enter(string name) => _way.Add((name, 0));

    public void Enter(int index) => _way.Add((null, index));

    public void Leave() => _way.RemoveAt(_way.Count - 1);

    /// <summary>Goes back to where the way was that deep, when reading on from here has failed.</summary>
    public void LeaveTo(int depth) => _way.RemoveRange(depth, _way.Count - depth);

    /// <summary>Records the value here as one that cannot be read.</summary>
    /// <param name="value">As it came; a long one is cut.</param>
    /// <param name="expected">What it should have been, to go on after "expected".</param>
    /// <param name="path">The rest of the way, as it is written.</param>
    public void Add(ReadOnlySpan<char> value, string expected, string path = "")
    {
        if (IsFull || TryAddFault(Excerpt.Of(value), $"'{Excerpt.Of(value)}' cannot be read; expected {expected}", path))
            return;
        binding.AddError(_field!, Place(_field!.Name) + path, value, Where is null ? expected : $"{expected} {Where}");
        Count();
    }

    /// <summary>Records a part that its owner does not have.</summary>
    /// <param name="name">As it came.</param>
    /// <param name="owner">What it should have been part of.</param>
    /// <param name="known">What that has.</param>
    public void AddUnknown(string name, string owner, IEnumerable<MessageField> known)
    {
        if (IsFull || TryAddFault(Excerpt.Of(name), $"is no part of {owner}; expected {Names(known)}", $".{Excerpt.Of(name)}"))
            return;
        var place = _field is null ? Excerpt.Of(name) : $"{Place(_field.Name)}.{Excerpt.Of(name)}";
        Tell(place, $"'{Excerpt.Of(name)}' is no part of {owner}; expected {Names(known)}");
        Count();
    }

    /// <summary>
    /// Records the first value that a kept row lacks and that has no null: its zero would pass for what was sent. Nothing for
    /// other objects.
    /// </summary>
    /// <param name="fields">Of the row.</param>
    /// <param name="isGiven">Whether a field is there, be it readable or not.</param>
    public void AddMissing(IReadOnlyList<MessageField> fields, Func<MessageField, bool> isGiven)
    {
        if (!IsInKeptList || _way.Count != 1)
            return;
        var missing = fields.FirstOrDefault(field =>
            field.Type.IsValueType && Nullable.GetUnderlyingType(field.Type) is null && !isGiven(field));
        if (missing is not null)
            TryAddFault("", $"is missing; expected {missing.Expected}", $".{missing.Name}");
    }

    /// <summary>Ends the field: what comes next is at the top of the body.</summary>
    public void End() => _field = null;

    private bool IsInKeptList => binding.RowFaults is not null && _field is not null && _field == binding.Message.ListField;

    private static string Names(IEnumerable<MessageField> fields) => string.Join(", ", fields.Select(field => field.Name));

    /// <summary>Records what is wrong in a kept row; false where the way is in none.</summary>
    private bool TryAddFault(string value, string problem, string path)
    {
        if (!IsInKeptList || _way is not [(null, var row), .. var inner])
            return false;
        var way = inner.Select(step => step.Name is null ? string.Create(CultureInfo.InvariantCulture, $"[{step.Index}]") : $".{step.Name}");
        var field = string.Concat([.. way, path]).TrimStart('.');
        binding.RowFaults!.Add(new(row, field, value, field is "" ? $"the row {problem}" : $"{field} {problem}"));
        if (binding.RowFaults.IsFull)
            Tell(_field!.Name, RowFaults.TooMany);
        return true;
    }

    private void Count()
    {
        _count++;
        if (IsFull)
            Tell(_field?.Name ?? binding.Message.Name, TooMany);
    }

    private void Tell(string place, string message) =>
        binding.Errors.Add(new() { ErrorCode = ErrorCode, FieldName = place, Message = message });

    private static string TooMany { get; } =
        string.Create(CultureInfo.InvariantCulture, $"Only the first {MaxErrors} errors are told; there may be more.");

    private string Place(string field)
    {
        var place = new StringBuilder(field);
        foreach (var (name, index) in _way)
        {
            if (name is null)
                place.Append(CultureInfo.InvariantCulture, $"[{index}]");
            else
                place.Append(CultureInfo.InvariantCulture, $".{name}");
        }
        return place.ToString();
    }
}
