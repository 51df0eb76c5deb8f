using Messaging.Catalog;
using Messaging.Errors;

namespace Messaging.Validation;

/// <summary>
/// Says whether a caller may ask at this time, whatever the message: asked before the checks of the message, and before anything of
/// the request is read.
/// </summary>
/// <param name="context">The request.</param>
/// <param name="message">What it asks.</param>
/// <param name="further">0; for a batch, which is asked about once more when it has been read, the number of its requests beyond the first.</param>
/// <returns>Null where it may; else why not, such as a 401 or 429.</returns>
public delegate ValueTask<Failure?> RequestAdmission(HttpContext context, Message message, int further);
