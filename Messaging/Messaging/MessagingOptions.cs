using System.Reflection;
using Messaging.Binding;
using Messaging.Errors;
using Messaging.Formats;
using Messaging.Formats.Csv;
using Messaging.Formats.JsonLines;
using Messaging.Formats.Jsv;
using Messaging.Formats.Xml;
using Messaging.Metadata;
using Messaging.Overload;
using Messaging.Validation;
using ServiceStack;

namespace Messaging;

/// <summary>What a host tells the message host. Read once, at start.</summary>
public sealed class MessagingOptions
{
    /// <summary>Classes that implement <see cref="IService"/>.</summary>
    public IList<Type> Services { get; } = [];

    /// <summary>The first is the default; JSON, CSV, XML, JSV and JSON lines unless changed.</summary>
    public MessageFormats Formats { get; } = [new JsonFormat(), new CsvFormat(), new XmlFormat(), new JsvFormat(), new JsonLinesFormat()];

    /// <summary>How much one request may ask.</summary>
    public RequestLimits Limits { get; } = new();

    /// <summary>How many requests are worked on at once; as many as come unless changed.</summary>
    public OverloadOptions Overload { get; } = new();

    /// <summary>
    /// True, as unless changed, to make at start all that messages need, and to find there whatever is declared in a way that cannot
    /// work. False to leave rules and formats to the first request of each message, or to <see cref="MessagingExtensions.PrepareMessages"/>.
    /// </summary>
    public bool PreparesAtStart { get; set; } = true;

    /// <summary>
    /// True, as unless changed, to send answers in brotli or gzip to those who take them, over HTTPS as well: an answer holds
    /// no secret that its length could give away.
    /// </summary>
    public bool CompressAnswers { get; set; } = true;

    /// <summary>
    /// What <c>[ValidateRequest]</c> and its kin, such as <c>[ValidateHasScope]</c>, can name: the validator's name
    /// (<c>HasScope</c>) with what makes a check of its arguments. None by default.
    /// </summary>
    public IDictionary<string, Func<IReadOnlyList<string>, RequestCheck>> RequestValidators { get; } =
        new Dictionary<string, Func<IReadOnlyList<string>, RequestCheck>>(StringComparer.Ordinal);

    /// <summary>Who may ask at all, and how often. Null, as unless changed: anybody, always.</summary>
    public RequestAdmission? Admission { get; set; }

    /// <summary>
    /// Messages, by request type, whose services judge each row of their list: told here of the rows that cannot be read, so
    /// that the others can be taken. Such a row lacks a value too where its type has no null and the body leaves it out. Any
    /// other message is refused as a whole. None by default.
    /// </summary>
    public IDictionary<Type, RowFaultReceiver> RowFaults { get; } = new Dictionary<Type, RowFaultReceiver>();

    /// <summary>
    /// Says what a service's exception means; null for those it does not know, which the contract's own rules then decide,
    /// and which are 500 in the end.
    /// </summary>
    public Func<Exception, Failure?>? MapException { get; set; }

    /// <summary>
    /// Says what an answer to GET or HEAD was made from, after its service has answered: as long as that text is the same, so is the answer
    /// to the same address. It becomes part of a weak ETag, so it is made of visible ASCII characters other than the quotation mark; with it
    /// comes Cache-Control: no-cache (or <see cref="AnswerAge"/>), and who has the answer already gets 304. Null, as unless changed, or a
    /// null text: no ETag.
    /// </summary>
    public Func<HttpContext, string?>? AnswerVersion { get; set; }

    /// <summary>
    /// How long who has an answer of a known <see cref="AnswerVersion"/> may use it without asking again: whole seconds, sent as
    /// Cache-Control: max-age. Asked after the service has answered. Null, as unless changed, or a null time: no-cache.
    /// </summary>
    public Func<HttpContext, TimeSpan?>? AnswerAge { get; set; }

    /// <summary>Fills further members of the body of an error; called with the body and its status after that was set.</summary>
    public Action<object, ResponseStatus>? OnError { get; set; }

    /// <summary>The body of errors that belong to no message, or whose response type has no <see cref="ResponseStatus"/>.</summary>
    public Type ErrorResponseType { get; set; } = typeof(ErrorResponse);

    /// <summary>The pages at <c>/metadata</c> and <c>/types</c>.</summary>
    public MetadataOptions Metadata { get; } = new();

    /// <summary>Adds every public service class of an assembly.</summary>
    public MessagingOptions AddServices(Assembly assembly)
    {
        foreach (var type in assembly.GetExportedTypes())
        {
            if (type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false } && typeof(IService).IsAssignableFrom(type))
                Services.Add(type);
        }
        return this;
    }
}
