// One pass over the pieces of a text: asks the rules in turn and goes on behind what they took.
namespace Folkmoot.Text.PersonalData;

/// <param name="pieces">The text.</param>
/// <param name="offset">Where the text begins in the whole.</param>
/// <param name="found">Takes the spans; those from <paramref name="email"/> up to <paramref name="emails"/> are addresses found before.</param>
internal ref struct Scan(Pieces pieces, int offset, List<PersonalSpan> found, int email, int emails)
{
    /// <summary>No number that makes a word the beginning of something stands so many pieces behind it.</summary>
    private const int Reach = 24;

    private readonly Pieces _pieces = pieces;
    private int _email = email;
    private int _number;

    public void Run()
    {
        int index = 0;
        while (index < _pieces.Count)
        {
            int skipped = Skip(index);
            index = skipped > index ? skipped : Step(index);
        }
    }

    /// <summary>Passes e-mail addresses, links, handles and hashtags, where the rules would see things that are not there.</summary>
    private int Skip(int index)
    {
        int start = _pieces[index].Start + offset;
        if (_email < emails && start >= found[_email].Start)
        {
            int end = found[_email++].End;
            return Behind(index, end - offset);
        }

        var piece = _pieces.Of(index);
        bool link = _pieces[index].Kind == PieceKind.Word && (((piece is "http" or "https" or "HTTP" or "HTTPS") && _pieces.Is(index + 1, ':') && _pieces.Is(index + 2, '/'))
            || (piece is "www" or "WWW" && _pieces.Is(index + 1, '.')));
        if (link || ((piece[0] is '@' or '#' or '＃') && index + 1 < _pieces.Count && _pieces.Touches(index + 1) && _pieces[index + 1].Kind != PieceKind.Mark))
        {
            int end = _pieces[index].End;
            while (end < _pieces.Text.Length && !char.IsWhiteSpace(_pieces.Text[end]) && (link || char.IsLetterOrDigit(_pieces.Text[end]) || _pieces.Text[end] is '_' or '.' or '-'))
            {
                end++;
            }

            return Behind(index, end);
        }

        return index;
    }

    private int Step(int index)
    {
        if (_pieces[index].Kind == PieceKind.Mark)
        {
            return index + 1;
        }

        if (EmailRule.Spelled(_pieces, index) is > 0 and int spelled)
        {
            return Take(PersonalKind.Email, index, spelled);
        }

        if (_pieces[index].Length <= 4 && IpRule.V6End(_pieces, index) is > 0 and int v6)
        {
            found.Add(new PersonalSpan(PersonalKind.IpAddress, offset + _pieces[index].Start, v6 - _pieces[index].Start));
            return Behind(index, v6);
        }

        if (!NumberNear(index))
        {
            return Name(index);
        }

        if (BirthRule.Worded(_pieces, index) is > 0 and int date)
        {
            return BirthRule.Said(_pieces, index) ? Take(PersonalKind.DateOfBirth, index, date) : date + 1;
        }

        if (DocumentRule.Find(_pieces, index, out var kind, out int last))
        {
            return Take(kind, index, last);
        }

        if (AddressRule.Find(_pieces, index) is >= 0 and int address)
        {
            return Take(PersonalKind.Address, index, address);
        }

        return _pieces[index].Kind == PieceKind.Digits ? Number(index) : Name(index);
    }

    /// <summary>A date, a document, an address: all have a digit, and most words have none near.</summary>
    private bool NumberNear(int index)
    {
        _number = Math.Max(_number, index);
        while (_number < _pieces.Count && _pieces[_number].Kind is PieceKind.Word or PieceKind.Mark)
        {
            _number++;
        }

        return _number < _pieces.Count && _number - index <= Reach;
    }

    private readonly int Name(int index)
    {
        int last = NameRule.Find(_pieces, index, out int possessive, out int next);
        if (last >= 0)
        {
            found.Add(new PersonalSpan(PersonalKind.Name, offset + _pieces[index].Start, _pieces[last].End - possessive - _pieces[index].Start));
        }

        return next;
    }

    private int Number(int index)
    {
        Span<NumberRun.Group> room = stackalloc NumberRun.Group[NumberRun.Most];
        var run = NumberRun.Read(_pieces, index, room);
        if (IpRule.IsV4(_pieces, run, 0))
        {
            return Take(PersonalKind.IpAddress, index, run[3].Piece);
        }

        int card = CardRule.Groups(run, 0);
        if (card > 0)
        {
            return Take(PersonalKind.PaymentCard, index, run[card - 1].Piece);
        }

        if (BirthRule.IsDate(run, 0))
        {
            return BirthRule.Said(_pieces, index) ? Take(PersonalKind.DateOfBirth, index, run[2].Piece) : run[2].Piece + 1;
        }

        int identity = NationalIdRule.Groups(_pieces, run, 0);
        if (identity > 0)
        {
            return Take(PersonalKind.NationalId, index, run[identity - 1].Piece);
        }

        int phone = PhoneRule.Groups(_pieces, run, 0);
        return phone > 0 ? TakePhone(index, run[phone - 1].Piece) : phone < 0 ? run[run.Count - 1].Piece + 1 : index + 1;
    }

    /// <summary>A telephone number begins with its plus sign or its bracket.</summary>
    private readonly int TakePhone(int first, int last)
    {
        int start = _pieces[first].Start;
        start -= start > 0 && _pieces.Text[start - 1] is '+' or '＋' ? 1 : 0;
        bool bracket = start > 0 && _pieces.Text[start - 1] == '(' && _pieces.Text[start.._pieces[last].End].Contains(')');
        start -= bracket ? 1 : 0;
        found.Add(new PersonalSpan(PersonalKind.Phone, offset + start, _pieces[last].End - start));
        return last + 1;
    }

    private readonly int Take(PersonalKind kind, int first, int last)
    {
        found.Add(new PersonalSpan(kind, offset + _pieces[first].Start, _pieces[last].End - _pieces[first].Start));
        return last + 1;
    }

    /// <summary>The first piece that begins at or behind a position.</summary>
    private readonly int Behind(int index, int position)
    {
        while (index < _pieces.Count && _pieces[index].Start < position)
        {
            index++;
        }

        return index;
    }
}
